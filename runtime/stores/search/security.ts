import { SEARCH_INDICES } from "../../../contracts/search";
import type { SearchCall } from "./client";

/** Roles of the functions, whose ARNs fine-grained access control maps to rights inside the store. */
export interface SearchRoles {
  /** Puts documents that do not stand yet. */
  indexer: string;
  /** Reads message vectors. */
  finder: string;
}

const SECURITY = "/_plugins/_security/api";
const ALL = Object.keys(SEARCH_INDICES).map((kind) => `${kind}-*`);

const RIGHTS: Record<keyof SearchRoles, { cluster: string[]; indices: string[]; actions: string[] }> = {
  indexer: {
    cluster: ["indices:data/write/bulk*", "indices:admin/index_template/get"],
    indices: ALL,
    // No delete and no read: a document that stands is left as it is.
    actions: [
      "indices:data/write/index",
      "indices:data/write/bulk*",
      "indices:admin/create",
      "indices:admin/mapping/put",
    ],
  },
  finder: {
    cluster: [],
    indices: ["message-vectors", "message-vectors-*"],
    actions: ["indices:data/read/search"],
  },
};

/** Who did what, without what was in it: bodies hold messages. */
const AUDIT = {
  enabled: true,
  audit: {
    enable_rest: true,
    disabled_rest_categories: ["AUTHENTICATED", "GRANTED_PRIVILEGES"],
    enable_transport: false,
    disabled_transport_categories: [],
    resolve_bulk_requests: false,
    log_request_body: false,
    resolve_indices: true,
    exclude_sensitive_headers: true,
    ignore_users: [],
    ignore_requests: [],
  },
  compliance: {
    enabled: true,
    internal_config: true,
    external_config: false,
    read_metadata_only: true,
    read_watched_fields: {},
    read_ignore_users: [],
    write_metadata_only: true,
    write_log_diffs: false,
    write_watched_indices: [],
    write_ignore_users: [],
  },
};

/**
 * The calls that give each function its role inside the store, and nothing more, and switch the store's audit log on.
 * Making them twice changes nothing.
 */
export function securityCalls(roles: SearchRoles): SearchCall[] {
  const audit: SearchCall = { method: "PUT", path: `${SECURITY}/audit/config`, body: AUDIT };
  const access = (Object.keys(RIGHTS) as (keyof SearchRoles)[]).flatMap((name): SearchCall[] => {
    const { cluster, indices, actions } = RIGHTS[name];
    return [
      {
        method: "PUT",
        path: `${SECURITY}/roles/strata-${name}`,
        body: {
          cluster_permissions: cluster,
          index_permissions: [{ index_patterns: indices, allowed_actions: actions }],
        },
      },
      {
        method: "PUT",
        path: `${SECURITY}/rolesmapping/strata-${name}`,
        body: { backend_roles: [roles[name]] },
      },
    ];
  });
  return [...access, audit];
}

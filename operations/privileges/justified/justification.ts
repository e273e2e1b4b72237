/** Why a right is kept that no recorded run uses. */
export interface Justification {
  holder: RegExp;
  actions: RegExp;
  /** @default any */
  resource?: RegExp;
  reason: string;
}

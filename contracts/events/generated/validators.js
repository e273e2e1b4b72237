// Made by `npm run contracts` from contracts/events/*.schema.json. Do not edit.
"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports2) {
    "use strict";
    Object.defineProperty(exports2, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports2.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// contracts/events/instant.ts
var instant_exports = {};
__export(instant_exports, {
  FORMATS: () => FORMATS,
  parseInstant: () => parseInstant,
  parseUtcInstant: () => parseUtcInstant
});
function parseInstant(text) {
  if (!RFC3339.test(text)) return void 0;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return void 0;
  if (twoDigits(text, 11) > 23 || twoDigits(text, 14) > 59) return void 0;
  if (text[16] === ":" && twoDigits(text, 17) > 59) return void 0;
  const end = text.length;
  if (text[end - 1] !== "Z" && (twoDigits(text, end - 5) > 23 || twoDigits(text, end - 2) > 59))
    return void 0;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? void 0 : instant;
}
function parseUtcInstant(text) {
  return text.endsWith("Z") ? parseInstant(text) : void 0;
}
function daysInMonth(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
function twoDigits(text, at) {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
var RFC3339, FORMATS;
var init_instant = __esm({
  "contracts/events/instant.ts"() {
    "use strict";
    RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
    FORMATS = { "date-time": (text) => parseInstant(text) !== void 0 };
  }
});

// contracts/events/validators.js
exports.envelope = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://schemas.strata.example/events/v1/envelope.schema.json", "title": "Envelope", "description": "What every event on the wire carries. Fields beyond these are kept.", "type": "object", "required": ["event_id", "event_type", "timestamp", "source", "data"], "properties": { "event_id": { "type": "string", "pattern": "^evt_[A-Za-z0-9_-]{3,64}$", "description": "Unique id; the second and later copies are counted as repeated and change nothing." }, "event_type": { "type": "string", "enum": ["chat.message.sent", "safety.crisis.detected", "observer.threshold.exceeded", "observer.session.completed", "crisis.notification.required", "audit.event.logged"], "description": "One of the six topics; decides the schema of `data`." }, "timestamp": { "type": "string", "description": "When it happened: ISO 8601 in UTC with `Z`, a real instant, at most 24 h ahead of now. Checked after the schema, so that a wrong time has a reason code of its own." }, "source": { "type": "string", "minLength": 1, "maxLength": 128, "description": "Service that sent it." }, "data": { "type": "object", "description": "Payload, by the schema of the event type. Unknown fields are kept and redacted like free text." }, "schema_version": { "type": "integer", "minimum": 1, "description": "Version of the schema the producer wrote against; 1 where absent." } } };
var func0 = Object.prototype.hasOwnProperty;
var func69 = require_ucs2length().default;
var pattern4 = new RegExp("^evt_[A-Za-z0-9_-]{3,64}$", "u");
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.event_id === void 0 || !func0.call(data, "event_id")) && (missing0 = "event_id") || (data.event_type === void 0 || !func0.call(data, "event_type")) && (missing0 = "event_type") || (data.timestamp === void 0 || !func0.call(data, "timestamp")) && (missing0 = "timestamp") || (data.source === void 0 || !func0.call(data, "source")) && (missing0 = "source") || (data.data === void 0 || !func0.call(data, "data")) && (missing0 = "data")) {
        validate20.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.event_id !== void 0 && func0.call(data, "event_id")) {
          let data0 = data.event_id;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (!pattern4.test(data0)) {
                validate20.errors = [{ instancePath: instancePath + "/event_id", schemaPath: "#/properties/event_id/pattern", keyword: "pattern", params: { pattern: "^evt_[A-Za-z0-9_-]{3,64}$" } }];
                return false;
              }
            } else {
              validate20.errors = [{ instancePath: instancePath + "/event_id", schemaPath: "#/properties/event_id/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.event_type !== void 0 && func0.call(data, "event_type")) {
            let data1 = data.event_type;
            const _errs3 = errors;
            if (typeof data1 !== "string") {
              validate20.errors = [{ instancePath: instancePath + "/event_type", schemaPath: "#/properties/event_type/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data1 === "chat.message.sent" || data1 === "safety.crisis.detected" || data1 === "observer.threshold.exceeded" || data1 === "observer.session.completed" || data1 === "crisis.notification.required" || data1 === "audit.event.logged")) {
              validate20.errors = [{ instancePath: instancePath + "/event_type", schemaPath: "#/properties/event_type/enum", keyword: "enum", params: { allowedValues: schema31.properties.event_type.enum } }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.timestamp !== void 0 && func0.call(data, "timestamp")) {
              const _errs5 = errors;
              if (typeof data.timestamp !== "string") {
                validate20.errors = [{ instancePath: instancePath + "/timestamp", schemaPath: "#/properties/timestamp/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.source !== void 0 && func0.call(data, "source")) {
                let data3 = data.source;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (typeof data3 === "string") {
                    if (func69(data3) > 128) {
                      validate20.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 128 } }];
                      return false;
                    } else {
                      if (func69(data3) < 1) {
                        validate20.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 } }];
                        return false;
                      }
                    }
                  } else {
                    validate20.errors = [{ instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.data !== void 0 && func0.call(data, "data")) {
                  let data4 = data.data;
                  const _errs9 = errors;
                  if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
                    validate20.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" } }];
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.schema_version !== void 0 && func0.call(data, "schema_version")) {
                    let data5 = data.schema_version;
                    const _errs11 = errors;
                    if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
                      validate20.errors = [{ instancePath: instancePath + "/schema_version", schemaPath: "#/properties/schema_version/type", keyword: "type", params: { type: "integer" } }];
                      return false;
                    }
                    if (errors === _errs11) {
                      if (typeof data5 == "number" && isFinite(data5)) {
                        if (data5 < 1 || isNaN(data5)) {
                          validate20.errors = [{ instancePath: instancePath + "/schema_version", schemaPath: "#/properties/schema_version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                          return false;
                        }
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": { "event_id": true, "event_type": true, "timestamp": true, "source": true, "data": true, "schema_version": true }, "dynamicProps": false, "dynamicItems": false };
exports.chat_message_sent = validate21;
var schema32 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://schemas.strata.example/events/v1/chat.message.sent.schema.json", "title": "ChatMessageSent", "description": "A message of a student or the assistant. Identifying: stays as it is on the interaction path only.", "type": "object", "required": ["student_id", "student_name", "school_id", "session_id", "message_id", "role", "message"], "properties": { "student_id": { "$ref": "definitions.schema.json#/$defs/identifier", "description": "The school's own id of the student; becomes `student_id_hash` outside the interaction path." }, "student_name": { "type": "string", "description": "Full name; dropped outside the interaction path." }, "school_id": { "$ref": "definitions.schema.json#/$defs/identifier" }, "session_id": { "$ref": "definitions.schema.json#/$defs/identifier" }, "message_id": { "$ref": "definitions.schema.json#/$defs/identifier" }, "role": { "type": "string", "enum": ["student", "assistant"], "description": "Who wrote the message." }, "message": { "type": "string", "description": "Free text." }, "mood_score": { "type": "number", "minimum": 1, "maximum": 10, "description": "Self-reported mood, 1 (worst) to 10." }, "safety_scan": { "type": "object", "description": "Result of the scan for signs of danger.", "required": ["risk_level", "keywords_matched"], "properties": { "risk_level": { "$ref": "definitions.schema.json#/$defs/riskLevel" }, "keywords_matched": { "type": "array", "items": { "type": "string" }, "description": "Free text that matched." } } } } };
var schema38 = { "title": "RiskLevel", "description": "Risk found by the safety scan.", "type": "string", "enum": ["LOW", "MODERATE", "HIGH", "CRISIS"] };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.student_id === void 0 || !func0.call(data, "student_id")) && (missing0 = "student_id") || (data.student_name === void 0 || !func0.call(data, "student_name")) && (missing0 = "student_name") || (data.school_id === void 0 || !func0.call(data, "school_id")) && (missing0 = "school_id") || (data.session_id === void 0 || !func0.call(data, "session_id")) && (missing0 = "session_id") || (data.message_id === void 0 || !func0.call(data, "message_id")) && (missing0 = "message_id") || (data.role === void 0 || !func0.call(data, "role")) && (missing0 = "role") || (data.message === void 0 || !func0.call(data, "message")) && (missing0 = "message")) {
        validate21.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.student_id !== void 0 && func0.call(data, "student_id")) {
          let data0 = data.student_id;
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof data0 === "string") {
              if (func69(data0) > 512) {
                validate21.errors = [{ instancePath: instancePath + "/student_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                return false;
              } else {
                if (func69(data0) < 1) {
                  validate21.errors = [{ instancePath: instancePath + "/student_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                  return false;
                }
              }
            } else {
              validate21.errors = [{ instancePath: instancePath + "/student_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.student_name !== void 0 && func0.call(data, "student_name")) {
            const _errs4 = errors;
            if (typeof data.student_name !== "string") {
              validate21.errors = [{ instancePath: instancePath + "/student_name", schemaPath: "#/properties/student_name/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.school_id !== void 0 && func0.call(data, "school_id")) {
              let data2 = data.school_id;
              const _errs6 = errors;
              const _errs7 = errors;
              if (errors === _errs7) {
                if (typeof data2 === "string") {
                  if (func69(data2) > 512) {
                    validate21.errors = [{ instancePath: instancePath + "/school_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                    return false;
                  } else {
                    if (func69(data2) < 1) {
                      validate21.errors = [{ instancePath: instancePath + "/school_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                  }
                } else {
                  validate21.errors = [{ instancePath: instancePath + "/school_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs6 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.session_id !== void 0 && func0.call(data, "session_id")) {
                let data3 = data.session_id;
                const _errs9 = errors;
                const _errs10 = errors;
                if (errors === _errs10) {
                  if (typeof data3 === "string") {
                    if (func69(data3) > 512) {
                      validate21.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                      return false;
                    } else {
                      if (func69(data3) < 1) {
                        validate21.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                        return false;
                      }
                    }
                  } else {
                    validate21.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.message_id !== void 0 && func0.call(data, "message_id")) {
                  let data4 = data.message_id;
                  const _errs12 = errors;
                  const _errs13 = errors;
                  if (errors === _errs13) {
                    if (typeof data4 === "string") {
                      if (func69(data4) > 512) {
                        validate21.errors = [{ instancePath: instancePath + "/message_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                        return false;
                      } else {
                        if (func69(data4) < 1) {
                          validate21.errors = [{ instancePath: instancePath + "/message_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                          return false;
                        }
                      }
                    } else {
                      validate21.errors = [{ instancePath: instancePath + "/message_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs12 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.role !== void 0 && func0.call(data, "role")) {
                    let data5 = data.role;
                    const _errs15 = errors;
                    if (typeof data5 !== "string") {
                      validate21.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    if (!(data5 === "student" || data5 === "assistant")) {
                      validate21.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/enum", keyword: "enum", params: { allowedValues: schema32.properties.role.enum } }];
                      return false;
                    }
                    var valid0 = _errs15 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.message !== void 0 && func0.call(data, "message")) {
                      const _errs17 = errors;
                      if (typeof data.message !== "string") {
                        validate21.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                      var valid0 = _errs17 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.mood_score !== void 0 && func0.call(data, "mood_score")) {
                        let data7 = data.mood_score;
                        const _errs19 = errors;
                        if (errors === _errs19) {
                          if (typeof data7 == "number" && isFinite(data7)) {
                            if (data7 > 10 || isNaN(data7)) {
                              validate21.errors = [{ instancePath: instancePath + "/mood_score", schemaPath: "#/properties/mood_score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 } }];
                              return false;
                            } else {
                              if (data7 < 1 || isNaN(data7)) {
                                validate21.errors = [{ instancePath: instancePath + "/mood_score", schemaPath: "#/properties/mood_score/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                                return false;
                              }
                            }
                          } else {
                            validate21.errors = [{ instancePath: instancePath + "/mood_score", schemaPath: "#/properties/mood_score/type", keyword: "type", params: { type: "number" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs19 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.safety_scan !== void 0 && func0.call(data, "safety_scan")) {
                          let data8 = data.safety_scan;
                          const _errs21 = errors;
                          if (errors === _errs21) {
                            if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                              let missing1;
                              if ((data8.risk_level === void 0 || !func0.call(data8, "risk_level")) && (missing1 = "risk_level") || (data8.keywords_matched === void 0 || !func0.call(data8, "keywords_matched")) && (missing1 = "keywords_matched")) {
                                validate21.errors = [{ instancePath: instancePath + "/safety_scan", schemaPath: "#/properties/safety_scan/required", keyword: "required", params: { missingProperty: missing1 } }];
                                return false;
                              } else {
                                if (data8.risk_level !== void 0 && func0.call(data8, "risk_level")) {
                                  let data9 = data8.risk_level;
                                  const _errs23 = errors;
                                  if (typeof data9 !== "string") {
                                    validate21.errors = [{ instancePath: instancePath + "/safety_scan/risk_level", schemaPath: "definitions.schema.json#/$defs/riskLevel/type", keyword: "type", params: { type: "string" } }];
                                    return false;
                                  }
                                  if (!(data9 === "LOW" || data9 === "MODERATE" || data9 === "HIGH" || data9 === "CRISIS")) {
                                    validate21.errors = [{ instancePath: instancePath + "/safety_scan/risk_level", schemaPath: "definitions.schema.json#/$defs/riskLevel/enum", keyword: "enum", params: { allowedValues: schema38.enum } }];
                                    return false;
                                  }
                                  var valid5 = _errs23 === errors;
                                } else {
                                  var valid5 = true;
                                }
                                if (valid5) {
                                  if (data8.keywords_matched !== void 0 && func0.call(data8, "keywords_matched")) {
                                    let data10 = data8.keywords_matched;
                                    const _errs26 = errors;
                                    if (errors === _errs26) {
                                      if (Array.isArray(data10)) {
                                        var valid7 = true;
                                        const len0 = data10.length;
                                        for (let i0 = 0; i0 < len0; i0++) {
                                          const _errs28 = errors;
                                          if (typeof data10[i0] !== "string") {
                                            validate21.errors = [{ instancePath: instancePath + "/safety_scan/keywords_matched/" + i0, schemaPath: "#/properties/safety_scan/properties/keywords_matched/items/type", keyword: "type", params: { type: "string" } }];
                                            return false;
                                          }
                                          var valid7 = _errs28 === errors;
                                          if (!valid7) {
                                            break;
                                          }
                                        }
                                      } else {
                                        validate21.errors = [{ instancePath: instancePath + "/safety_scan/keywords_matched", schemaPath: "#/properties/safety_scan/properties/keywords_matched/type", keyword: "type", params: { type: "array" } }];
                                        return false;
                                      }
                                    }
                                    var valid5 = _errs26 === errors;
                                  } else {
                                    var valid5 = true;
                                  }
                                }
                              }
                            } else {
                              validate21.errors = [{ instancePath: instancePath + "/safety_scan", schemaPath: "#/properties/safety_scan/type", keyword: "type", params: { type: "object" } }];
                              return false;
                            }
                          }
                          var valid0 = _errs21 === errors;
                        } else {
                          var valid0 = true;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": { "student_id": true, "student_name": true, "school_id": true, "session_id": true, "message_id": true, "role": true, "message": true, "mood_score": true, "safety_scan": true }, "dynamicProps": false, "dynamicItems": false };
exports.safety_crisis_detected = validate23;
var pattern5 = new RegExp("^[0-9a-f]{64}$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.student_id_hash === void 0 || !func0.call(data, "student_id_hash")) && (missing0 = "student_id_hash") || (data.session_id === void 0 || !func0.call(data, "session_id")) && (missing0 = "session_id") || (data.risk_level === void 0 || !func0.call(data, "risk_level")) && (missing0 = "risk_level") || (data.trigger_keywords === void 0 || !func0.call(data, "trigger_keywords")) && (missing0 = "trigger_keywords") || (data.requires_human_intervention === void 0 || !func0.call(data, "requires_human_intervention")) && (missing0 = "requires_human_intervention")) {
        validate23.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.student_id_hash !== void 0 && func0.call(data, "student_id_hash")) {
          let data0 = data.student_id_hash;
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof data0 === "string") {
              if (!pattern5.test(data0)) {
                validate23.errors = [{ instancePath: instancePath + "/student_id_hash", schemaPath: "definitions.schema.json#/$defs/studentIdHash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" } }];
                return false;
              }
            } else {
              validate23.errors = [{ instancePath: instancePath + "/student_id_hash", schemaPath: "definitions.schema.json#/$defs/studentIdHash/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.session_id !== void 0 && func0.call(data, "session_id")) {
            let data1 = data.session_id;
            const _errs4 = errors;
            const _errs5 = errors;
            if (errors === _errs5) {
              if (typeof data1 === "string") {
                if (func69(data1) > 512) {
                  validate23.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                  return false;
                } else {
                  if (func69(data1) < 1) {
                    validate23.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                    return false;
                  }
                }
              } else {
                validate23.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.risk_level !== void 0 && func0.call(data, "risk_level")) {
              let data2 = data.risk_level;
              const _errs7 = errors;
              if (typeof data2 !== "string") {
                validate23.errors = [{ instancePath: instancePath + "/risk_level", schemaPath: "definitions.schema.json#/$defs/riskLevel/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if (!(data2 === "LOW" || data2 === "MODERATE" || data2 === "HIGH" || data2 === "CRISIS")) {
                validate23.errors = [{ instancePath: instancePath + "/risk_level", schemaPath: "definitions.schema.json#/$defs/riskLevel/enum", keyword: "enum", params: { allowedValues: schema38.enum } }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.trigger_keywords !== void 0 && func0.call(data, "trigger_keywords")) {
                let data3 = data.trigger_keywords;
                const _errs10 = errors;
                if (errors === _errs10) {
                  if (Array.isArray(data3)) {
                    var valid4 = true;
                    const len0 = data3.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      const _errs12 = errors;
                      if (typeof data3[i0] !== "string") {
                        validate23.errors = [{ instancePath: instancePath + "/trigger_keywords/" + i0, schemaPath: "#/properties/trigger_keywords/items/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                      var valid4 = _errs12 === errors;
                      if (!valid4) {
                        break;
                      }
                    }
                  } else {
                    validate23.errors = [{ instancePath: instancePath + "/trigger_keywords", schemaPath: "#/properties/trigger_keywords/type", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs10 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.requires_human_intervention !== void 0 && func0.call(data, "requires_human_intervention")) {
                  const _errs14 = errors;
                  if (typeof data.requires_human_intervention !== "boolean") {
                    validate23.errors = [{ instancePath: instancePath + "/requires_human_intervention", schemaPath: "#/properties/requires_human_intervention/type", keyword: "type", params: { type: "boolean" } }];
                    return false;
                  }
                  var valid0 = _errs14 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.school_id !== void 0 && func0.call(data, "school_id")) {
                    let data6 = data.school_id;
                    const _errs16 = errors;
                    const _errs17 = errors;
                    if (errors === _errs17) {
                      if (typeof data6 === "string") {
                        if (func69(data6) > 512) {
                          validate23.errors = [{ instancePath: instancePath + "/school_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                          return false;
                        } else {
                          if (func69(data6) < 1) {
                            validate23.errors = [{ instancePath: instancePath + "/school_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                            return false;
                          }
                        }
                      } else {
                        validate23.errors = [{ instancePath: instancePath + "/school_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs16 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": { "student_id_hash": true, "session_id": true, "risk_level": true, "trigger_keywords": true, "requires_human_intervention": true, "school_id": true }, "dynamicProps": false, "dynamicItems": false };
exports.observer_threshold_exceeded = validate24;
var schema44 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://schemas.strata.example/events/v1/observer.threshold.exceeded.schema.json", "title": "ObserverThresholdExceeded", "description": "A clinical or risk score went over its threshold.", "type": "object", "required": ["student_id_hash", "session_id", "metric", "value", "threshold"], "properties": { "student_id_hash": { "$ref": "definitions.schema.json#/$defs/studentIdHash" }, "session_id": { "$ref": "definitions.schema.json#/$defs/identifier" }, "metric": { "type": "string", "enum": ["phq9", "gad7", "risk"], "description": "Which score." }, "value": { "type": "number", "description": "The score, in points of its metric." }, "threshold": { "type": "number", "description": "The threshold, in points of its metric." } } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.student_id_hash === void 0 || !func0.call(data, "student_id_hash")) && (missing0 = "student_id_hash") || (data.session_id === void 0 || !func0.call(data, "session_id")) && (missing0 = "session_id") || (data.metric === void 0 || !func0.call(data, "metric")) && (missing0 = "metric") || (data.value === void 0 || !func0.call(data, "value")) && (missing0 = "value") || (data.threshold === void 0 || !func0.call(data, "threshold")) && (missing0 = "threshold")) {
        validate24.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.student_id_hash !== void 0 && func0.call(data, "student_id_hash")) {
          let data0 = data.student_id_hash;
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof data0 === "string") {
              if (!pattern5.test(data0)) {
                validate24.errors = [{ instancePath: instancePath + "/student_id_hash", schemaPath: "definitions.schema.json#/$defs/studentIdHash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" } }];
                return false;
              }
            } else {
              validate24.errors = [{ instancePath: instancePath + "/student_id_hash", schemaPath: "definitions.schema.json#/$defs/studentIdHash/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.session_id !== void 0 && func0.call(data, "session_id")) {
            let data1 = data.session_id;
            const _errs4 = errors;
            const _errs5 = errors;
            if (errors === _errs5) {
              if (typeof data1 === "string") {
                if (func69(data1) > 512) {
                  validate24.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                  return false;
                } else {
                  if (func69(data1) < 1) {
                    validate24.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                    return false;
                  }
                }
              } else {
                validate24.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.metric !== void 0 && func0.call(data, "metric")) {
              let data2 = data.metric;
              const _errs7 = errors;
              if (typeof data2 !== "string") {
                validate24.errors = [{ instancePath: instancePath + "/metric", schemaPath: "#/properties/metric/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if (!(data2 === "phq9" || data2 === "gad7" || data2 === "risk")) {
                validate24.errors = [{ instancePath: instancePath + "/metric", schemaPath: "#/properties/metric/enum", keyword: "enum", params: { allowedValues: schema44.properties.metric.enum } }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.value !== void 0 && func0.call(data, "value")) {
                let data3 = data.value;
                const _errs9 = errors;
                if (!(typeof data3 == "number" && isFinite(data3))) {
                  validate24.errors = [{ instancePath: instancePath + "/value", schemaPath: "#/properties/value/type", keyword: "type", params: { type: "number" } }];
                  return false;
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.threshold !== void 0 && func0.call(data, "threshold")) {
                  let data4 = data.threshold;
                  const _errs11 = errors;
                  if (!(typeof data4 == "number" && isFinite(data4))) {
                    validate24.errors = [{ instancePath: instancePath + "/threshold", schemaPath: "#/properties/threshold/type", keyword: "type", params: { type: "number" } }];
                    return false;
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": { "student_id_hash": true, "session_id": true, "metric": true, "value": true, "threshold": true }, "dynamicProps": false, "dynamicItems": false };
exports.observer_session_completed = validate25;
var schema47 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://schemas.strata.example/events/v1/observer.session.completed.schema.json", "title": "ObserverSessionCompleted", "description": "A session ended; its summary.", "type": "object", "required": ["student_id_hash", "session_id", "school_id", "start_time", "end_time", "risk_trajectory"], "properties": { "student_id_hash": { "$ref": "definitions.schema.json#/$defs/studentIdHash" }, "session_id": { "$ref": "definitions.schema.json#/$defs/identifier" }, "school_id": { "$ref": "definitions.schema.json#/$defs/identifier" }, "start_time": { "$ref": "definitions.schema.json#/$defs/instant" }, "end_time": { "$ref": "definitions.schema.json#/$defs/instant" }, "risk_trajectory": { "type": "string", "enum": ["improving", "stable", "worsening"], "description": "How the risk moved over the session." }, "phq9_score": { "type": "number", "minimum": 0, "maximum": 27, "description": "PHQ-9 points." }, "gad7_score": { "type": "number", "minimum": 0, "maximum": 21, "description": "GAD-7 points." }, "confidence": { "type": "number", "minimum": 0, "maximum": 1, "description": "Confidence in the scores, 0 to 1." }, "mood_score": { "type": "number", "minimum": 1, "maximum": 10, "description": "Mood, 1 (worst) to 10." }, "summary_text": { "type": "string", "description": "Free text." } } };
var formats0 = (init_instant(), __toCommonJS(instant_exports)).FORMATS["date-time"];
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.student_id_hash === void 0 || !func0.call(data, "student_id_hash")) && (missing0 = "student_id_hash") || (data.session_id === void 0 || !func0.call(data, "session_id")) && (missing0 = "session_id") || (data.school_id === void 0 || !func0.call(data, "school_id")) && (missing0 = "school_id") || (data.start_time === void 0 || !func0.call(data, "start_time")) && (missing0 = "start_time") || (data.end_time === void 0 || !func0.call(data, "end_time")) && (missing0 = "end_time") || (data.risk_trajectory === void 0 || !func0.call(data, "risk_trajectory")) && (missing0 = "risk_trajectory")) {
        validate25.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.student_id_hash !== void 0 && func0.call(data, "student_id_hash")) {
          let data0 = data.student_id_hash;
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof data0 === "string") {
              if (!pattern5.test(data0)) {
                validate25.errors = [{ instancePath: instancePath + "/student_id_hash", schemaPath: "definitions.schema.json#/$defs/studentIdHash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" } }];
                return false;
              }
            } else {
              validate25.errors = [{ instancePath: instancePath + "/student_id_hash", schemaPath: "definitions.schema.json#/$defs/studentIdHash/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.session_id !== void 0 && func0.call(data, "session_id")) {
            let data1 = data.session_id;
            const _errs4 = errors;
            const _errs5 = errors;
            if (errors === _errs5) {
              if (typeof data1 === "string") {
                if (func69(data1) > 512) {
                  validate25.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                  return false;
                } else {
                  if (func69(data1) < 1) {
                    validate25.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                    return false;
                  }
                }
              } else {
                validate25.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.school_id !== void 0 && func0.call(data, "school_id")) {
              let data2 = data.school_id;
              const _errs7 = errors;
              const _errs8 = errors;
              if (errors === _errs8) {
                if (typeof data2 === "string") {
                  if (func69(data2) > 512) {
                    validate25.errors = [{ instancePath: instancePath + "/school_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                    return false;
                  } else {
                    if (func69(data2) < 1) {
                      validate25.errors = [{ instancePath: instancePath + "/school_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                  }
                } else {
                  validate25.errors = [{ instancePath: instancePath + "/school_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.start_time !== void 0 && func0.call(data, "start_time")) {
                let data3 = data.start_time;
                const _errs10 = errors;
                const _errs11 = errors;
                if (errors === _errs11) {
                  if (errors === _errs11) {
                    if (typeof data3 === "string") {
                      if (!formats0(data3)) {
                        validate25.errors = [{ instancePath: instancePath + "/start_time", schemaPath: "definitions.schema.json#/$defs/instant/format", keyword: "format", params: { format: "date-time" } }];
                        return false;
                      }
                    } else {
                      validate25.errors = [{ instancePath: instancePath + "/start_time", schemaPath: "definitions.schema.json#/$defs/instant/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs10 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.end_time !== void 0 && func0.call(data, "end_time")) {
                  let data4 = data.end_time;
                  const _errs13 = errors;
                  const _errs14 = errors;
                  if (errors === _errs14) {
                    if (errors === _errs14) {
                      if (typeof data4 === "string") {
                        if (!formats0(data4)) {
                          validate25.errors = [{ instancePath: instancePath + "/end_time", schemaPath: "definitions.schema.json#/$defs/instant/format", keyword: "format", params: { format: "date-time" } }];
                          return false;
                        }
                      } else {
                        validate25.errors = [{ instancePath: instancePath + "/end_time", schemaPath: "definitions.schema.json#/$defs/instant/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                    }
                  }
                  var valid0 = _errs13 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.risk_trajectory !== void 0 && func0.call(data, "risk_trajectory")) {
                    let data5 = data.risk_trajectory;
                    const _errs16 = errors;
                    if (typeof data5 !== "string") {
                      validate25.errors = [{ instancePath: instancePath + "/risk_trajectory", schemaPath: "#/properties/risk_trajectory/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    if (!(data5 === "improving" || data5 === "stable" || data5 === "worsening")) {
                      validate25.errors = [{ instancePath: instancePath + "/risk_trajectory", schemaPath: "#/properties/risk_trajectory/enum", keyword: "enum", params: { allowedValues: schema47.properties.risk_trajectory.enum } }];
                      return false;
                    }
                    var valid0 = _errs16 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.phq9_score !== void 0 && func0.call(data, "phq9_score")) {
                      let data6 = data.phq9_score;
                      const _errs18 = errors;
                      if (errors === _errs18) {
                        if (typeof data6 == "number" && isFinite(data6)) {
                          if (data6 > 27 || isNaN(data6)) {
                            validate25.errors = [{ instancePath: instancePath + "/phq9_score", schemaPath: "#/properties/phq9_score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 27 } }];
                            return false;
                          } else {
                            if (data6 < 0 || isNaN(data6)) {
                              validate25.errors = [{ instancePath: instancePath + "/phq9_score", schemaPath: "#/properties/phq9_score/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                              return false;
                            }
                          }
                        } else {
                          validate25.errors = [{ instancePath: instancePath + "/phq9_score", schemaPath: "#/properties/phq9_score/type", keyword: "type", params: { type: "number" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs18 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.gad7_score !== void 0 && func0.call(data, "gad7_score")) {
                        let data7 = data.gad7_score;
                        const _errs20 = errors;
                        if (errors === _errs20) {
                          if (typeof data7 == "number" && isFinite(data7)) {
                            if (data7 > 21 || isNaN(data7)) {
                              validate25.errors = [{ instancePath: instancePath + "/gad7_score", schemaPath: "#/properties/gad7_score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 21 } }];
                              return false;
                            } else {
                              if (data7 < 0 || isNaN(data7)) {
                                validate25.errors = [{ instancePath: instancePath + "/gad7_score", schemaPath: "#/properties/gad7_score/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                return false;
                              }
                            }
                          } else {
                            validate25.errors = [{ instancePath: instancePath + "/gad7_score", schemaPath: "#/properties/gad7_score/type", keyword: "type", params: { type: "number" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs20 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.confidence !== void 0 && func0.call(data, "confidence")) {
                          let data8 = data.confidence;
                          const _errs22 = errors;
                          if (errors === _errs22) {
                            if (typeof data8 == "number" && isFinite(data8)) {
                              if (data8 > 1 || isNaN(data8)) {
                                validate25.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 } }];
                                return false;
                              } else {
                                if (data8 < 0 || isNaN(data8)) {
                                  validate25.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                  return false;
                                }
                              }
                            } else {
                              validate25.errors = [{ instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" } }];
                              return false;
                            }
                          }
                          var valid0 = _errs22 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.mood_score !== void 0 && func0.call(data, "mood_score")) {
                            let data9 = data.mood_score;
                            const _errs24 = errors;
                            if (errors === _errs24) {
                              if (typeof data9 == "number" && isFinite(data9)) {
                                if (data9 > 10 || isNaN(data9)) {
                                  validate25.errors = [{ instancePath: instancePath + "/mood_score", schemaPath: "#/properties/mood_score/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 } }];
                                  return false;
                                } else {
                                  if (data9 < 1 || isNaN(data9)) {
                                    validate25.errors = [{ instancePath: instancePath + "/mood_score", schemaPath: "#/properties/mood_score/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                                    return false;
                                  }
                                }
                              } else {
                                validate25.errors = [{ instancePath: instancePath + "/mood_score", schemaPath: "#/properties/mood_score/type", keyword: "type", params: { type: "number" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs24 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.summary_text !== void 0 && func0.call(data, "summary_text")) {
                              const _errs26 = errors;
                              if (typeof data.summary_text !== "string") {
                                validate25.errors = [{ instancePath: instancePath + "/summary_text", schemaPath: "#/properties/summary_text/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              var valid0 = _errs26 === errors;
                            } else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate25.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "props": { "student_id_hash": true, "session_id": true, "school_id": true, "start_time": true, "end_time": true, "risk_trajectory": true, "phq9_score": true, "gad7_score": true, "confidence": true, "mood_score": true, "summary_text": true }, "dynamicProps": false, "dynamicItems": false };
exports.crisis_notification_required = validate26;
var schema53 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://schemas.strata.example/events/v1/crisis.notification.required.schema.json", "title": "CrisisNotificationRequired", "description": "A counselor has to be notified of a crisis.", "type": "object", "required": ["notification_id", "student_id_hash", "session_id", "counselor_id", "channel", "risk_level"], "properties": { "notification_id": { "$ref": "definitions.schema.json#/$defs/identifier" }, "student_id_hash": { "$ref": "definitions.schema.json#/$defs/studentIdHash" }, "session_id": { "$ref": "definitions.schema.json#/$defs/identifier" }, "counselor_id": { "$ref": "definitions.schema.json#/$defs/identifier" }, "channel": { "type": "string", "enum": ["email", "sms", "push"], "description": "How to notify." }, "risk_level": { "$ref": "definitions.schema.json#/$defs/riskLevel" } } };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.notification_id === void 0 || !func0.call(data, "notification_id")) && (missing0 = "notification_id") || (data.student_id_hash === void 0 || !func0.call(data, "student_id_hash")) && (missing0 = "student_id_hash") || (data.session_id === void 0 || !func0.call(data, "session_id")) && (missing0 = "session_id") || (data.counselor_id === void 0 || !func0.call(data, "counselor_id")) && (missing0 = "counselor_id") || (data.channel === void 0 || !func0.call(data, "channel")) && (missing0 = "channel") || (data.risk_level === void 0 || !func0.call(data, "risk_level")) && (missing0 = "risk_level")) {
        validate26.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.notification_id !== void 0 && func0.call(data, "notification_id")) {
          let data0 = data.notification_id;
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof data0 === "string") {
              if (func69(data0) > 512) {
                validate26.errors = [{ instancePath: instancePath + "/notification_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                return false;
              } else {
                if (func69(data0) < 1) {
                  validate26.errors = [{ instancePath: instancePath + "/notification_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                  return false;
                }
              }
            } else {
              validate26.errors = [{ instancePath: instancePath + "/notification_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.student_id_hash !== void 0 && func0.call(data, "student_id_hash")) {
            let data1 = data.student_id_hash;
            const _errs4 = errors;
            const _errs5 = errors;
            if (errors === _errs5) {
              if (typeof data1 === "string") {
                if (!pattern5.test(data1)) {
                  validate26.errors = [{ instancePath: instancePath + "/student_id_hash", schemaPath: "definitions.schema.json#/$defs/studentIdHash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" } }];
                  return false;
                }
              } else {
                validate26.errors = [{ instancePath: instancePath + "/student_id_hash", schemaPath: "definitions.schema.json#/$defs/studentIdHash/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.session_id !== void 0 && func0.call(data, "session_id")) {
              let data2 = data.session_id;
              const _errs7 = errors;
              const _errs8 = errors;
              if (errors === _errs8) {
                if (typeof data2 === "string") {
                  if (func69(data2) > 512) {
                    validate26.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                    return false;
                  } else {
                    if (func69(data2) < 1) {
                      validate26.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                      return false;
                    }
                  }
                } else {
                  validate26.errors = [{ instancePath: instancePath + "/session_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.counselor_id !== void 0 && func0.call(data, "counselor_id")) {
                let data3 = data.counselor_id;
                const _errs10 = errors;
                const _errs11 = errors;
                if (errors === _errs11) {
                  if (typeof data3 === "string") {
                    if (func69(data3) > 512) {
                      validate26.errors = [{ instancePath: instancePath + "/counselor_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                      return false;
                    } else {
                      if (func69(data3) < 1) {
                        validate26.errors = [{ instancePath: instancePath + "/counselor_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                        return false;
                      }
                    }
                  } else {
                    validate26.errors = [{ instancePath: instancePath + "/counselor_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                }
                var valid0 = _errs10 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.channel !== void 0 && func0.call(data, "channel")) {
                  let data4 = data.channel;
                  const _errs13 = errors;
                  if (typeof data4 !== "string") {
                    validate26.errors = [{ instancePath: instancePath + "/channel", schemaPath: "#/properties/channel/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  if (!(data4 === "email" || data4 === "sms" || data4 === "push")) {
                    validate26.errors = [{ instancePath: instancePath + "/channel", schemaPath: "#/properties/channel/enum", keyword: "enum", params: { allowedValues: schema53.properties.channel.enum } }];
                    return false;
                  }
                  var valid0 = _errs13 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.risk_level !== void 0 && func0.call(data, "risk_level")) {
                    let data5 = data.risk_level;
                    const _errs15 = errors;
                    if (typeof data5 !== "string") {
                      validate26.errors = [{ instancePath: instancePath + "/risk_level", schemaPath: "definitions.schema.json#/$defs/riskLevel/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    if (!(data5 === "LOW" || data5 === "MODERATE" || data5 === "HIGH" || data5 === "CRISIS")) {
                      validate26.errors = [{ instancePath: instancePath + "/risk_level", schemaPath: "definitions.schema.json#/$defs/riskLevel/enum", keyword: "enum", params: { allowedValues: schema38.enum } }];
                      return false;
                    }
                    var valid0 = _errs15 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate26.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": { "notification_id": true, "student_id_hash": true, "session_id": true, "counselor_id": true, "channel": true, "risk_level": true }, "dynamicProps": false, "dynamicItems": false };
exports.audit_event_logged = validate27;
var schema59 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://schemas.strata.example/events/v1/audit.event.logged.schema.json", "title": "AuditEventLogged", "description": "Who did what to which record.", "type": "object", "required": ["entity_id", "actor_id", "action", "outcome"], "properties": { "entity_id": { "$ref": "definitions.schema.json#/$defs/identifier", "description": "The record acted upon." }, "actor_id": { "$ref": "definitions.schema.json#/$defs/identifier", "description": "Who acted." }, "action": { "type": "string", "description": "What was done; redacted like free text." }, "outcome": { "type": "string", "enum": ["success", "failure"], "description": "How it ended." }, "resource": { "type": "string", "description": "What it was done to; redacted like free text." }, "details": { "type": "object", "description": "Anything more; redacted like free text." } } };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.entity_id === void 0 || !func0.call(data, "entity_id")) && (missing0 = "entity_id") || (data.actor_id === void 0 || !func0.call(data, "actor_id")) && (missing0 = "actor_id") || (data.action === void 0 || !func0.call(data, "action")) && (missing0 = "action") || (data.outcome === void 0 || !func0.call(data, "outcome")) && (missing0 = "outcome")) {
        validate27.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.entity_id !== void 0 && func0.call(data, "entity_id")) {
          let data0 = data.entity_id;
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof data0 === "string") {
              if (func69(data0) > 512) {
                validate27.errors = [{ instancePath: instancePath + "/entity_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                return false;
              } else {
                if (func69(data0) < 1) {
                  validate27.errors = [{ instancePath: instancePath + "/entity_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                  return false;
                }
              }
            } else {
              validate27.errors = [{ instancePath: instancePath + "/entity_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.actor_id !== void 0 && func0.call(data, "actor_id")) {
            let data1 = data.actor_id;
            const _errs4 = errors;
            const _errs5 = errors;
            if (errors === _errs5) {
              if (typeof data1 === "string") {
                if (func69(data1) > 512) {
                  validate27.errors = [{ instancePath: instancePath + "/actor_id", schemaPath: "definitions.schema.json#/$defs/identifier/maxLength", keyword: "maxLength", params: { limit: 512 } }];
                  return false;
                } else {
                  if (func69(data1) < 1) {
                    validate27.errors = [{ instancePath: instancePath + "/actor_id", schemaPath: "definitions.schema.json#/$defs/identifier/minLength", keyword: "minLength", params: { limit: 1 } }];
                    return false;
                  }
                }
              } else {
                validate27.errors = [{ instancePath: instancePath + "/actor_id", schemaPath: "definitions.schema.json#/$defs/identifier/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.action !== void 0 && func0.call(data, "action")) {
              const _errs7 = errors;
              if (typeof data.action !== "string") {
                validate27.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.outcome !== void 0 && func0.call(data, "outcome")) {
                let data3 = data.outcome;
                const _errs9 = errors;
                if (typeof data3 !== "string") {
                  validate27.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                if (!(data3 === "success" || data3 === "failure")) {
                  validate27.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema59.properties.outcome.enum } }];
                  return false;
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.resource !== void 0 && func0.call(data, "resource")) {
                  const _errs11 = errors;
                  if (typeof data.resource !== "string") {
                    validate27.errors = [{ instancePath: instancePath + "/resource", schemaPath: "#/properties/resource/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.details !== void 0 && func0.call(data, "details")) {
                    let data5 = data.details;
                    const _errs13 = errors;
                    if (!(data5 && typeof data5 == "object" && !Array.isArray(data5))) {
                      validate27.errors = [{ instancePath: instancePath + "/details", schemaPath: "#/properties/details/type", keyword: "type", params: { type: "object" } }];
                      return false;
                    }
                    var valid0 = _errs13 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": { "entity_id": true, "actor_id": true, "action": true, "outcome": true, "resource": true, "details": true }, "dynamicProps": false, "dynamicItems": false };

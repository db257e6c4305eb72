/** Why a passage may be hidden: a closed list, so that hidings can be counted and compared. The key stands in the manifest. */
export const reasons = {
  "safety-of-person": "Naming the person or place would endanger somebody's life, liberty or safety.",
  "protection-of-source": "It would reveal, or help to reveal, who gave the information.",
  "personal-data": "Personal data of somebody who is not a subject of the measures.",
  "ongoing-inquiry": "It would harm an inquiry that is still under way.",
  "legal-proceedings": "It would prejudge or harm proceedings before a court.",
  "given-in-confidence": "A State or organization gave the information in confidence and has not released it.",
  "commercial-confidence": "A business secret that is not needed to understand the finding.",
  proliferation: "Technical detail that would help somebody to build or acquire what is prohibited.",
  "decision-of-the-committee": "The committee decided so and gave no other reason of this list.",
  "order-of-a-court": "A court ordered it.",
} as const;

export type Reason = keyof typeof reasons;

export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text);
}

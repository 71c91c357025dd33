// The profile this project ships: the practice of the township that it was built for (REGULATION §6).
import { type LocalProfile, toProfile } from "./profile.ts";

export const townshipProfileInput = {
  mentors: 2,
  jointReview: { steps: ["S08", "S13"], departments: ["discipline", "police"], validMonths: 6 },
  lateEntryDays: 30,
  observationMonths: 6,
  reservesPerVillage: 2,
} as const;

export const townshipProfile: LocalProfile = toProfile({
  ...townshipProfileInput,
  jointReview: {
    ...townshipProfileInput.jointReview,
    steps: [...townshipProfileInput.jointReview.steps],
    departments: [...townshipProfileInput.jointReview.departments],
  },
});

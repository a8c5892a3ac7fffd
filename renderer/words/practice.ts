/** Words of the practice's own facts, as an administrator changes them after the set-up. */
export const practiceWords = {
  title: 'The practice',
  address: 'Address',
  change: 'Change',
  about:
    'A change holds from now on, on every workstation, and stands in the audit with what was before. Signed visits and claims keep what they were signed with.',
  zoneEffect:
    'Another time zone: days, appointments and clocks are read in it from now on, on every workstation. What was recorded keeps the zone it was recorded in. Change it when nobody is being treated.',
  settingStays:
    'Office or hospital clinic is chosen once: visits, codes and claims of one kind cannot stand beside the other. Chairs, people and limits have screens of their own.',
  save: 'Save',
  saved: 'The practice is changed.',
  notSaved: 'The practice was not changed.',
  same: 'Nothing differs yet.',
} as const

/** Why the practice was not changed, and what to do. */
export const practiceRefusals = {
  'npi-wrong': 'NPI of the practice: it does not pass its check digit. Look for a slip of the finger.',
  'zone-unknown': 'This workstation does not know that time zone. Choose one of the list.',
  'practice-same': 'It is so already. Somebody may have changed it on another workstation; close and look.',
} as const

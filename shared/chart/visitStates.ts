const inChairStates = ['arrived', 'ready', 'in_treatment', 'observation']

/** Whether a patient in this state of a visit is in the clinic and holds a chair (workflow 3). */
export const isInChair = (state: string): boolean => inChairStates.includes(state)

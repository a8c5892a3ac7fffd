import type { SetUpInput } from '#shared/ipc/setUpShapes.ts'

/** A small practice in Denver on its first day: three chairs, one nurse who also administers, one biller, no hub. */
export const aPractice: SetUpInput = {
  practice: {
    name: 'Harbor Hematology',
    taxId: '009876543',
    npi: '1999999976',
    taxonomy: '207RH0003X',
    address: { line1: '1 Pier Road', city: 'Harbor', state: 'CO', zip: '802020001' },
    phone: '3035550117',
    contactName: 'Ana Ruiz',
    zone: 'America/Denver',
    setting: 'office',
    placeOfService: '11',
    submitterId: 'HARBOR01',
    receiverId: 'CLEAR',
    receiverName: 'Clear House',
  },
  chairs: ['1', '2', 'Bed A'],
  people: [
    {
      name: 'Ana Ruiz',
      initials: 'AR',
      credential: 'RN',
      roles: ['charge', 'admin'],
      chemoCompetent: true,
      pin: '480216',
    },
    { name: 'Leo Park', initials: 'LP', credential: '', roles: ['biller'], chemoCompetent: false, pin: '7391' },
  ],
  hub: null,
}

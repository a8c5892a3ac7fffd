/** A number as one reads it out: ten digits in their three groups, "312-555-0188"; any other as it was written. */
export const phoneWords = (phone: string): string => phone.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3')

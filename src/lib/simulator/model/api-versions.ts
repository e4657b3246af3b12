/** The newest version of Salesforce's API that the simulated service knows. */
export const latestApiVersion = '66.0';

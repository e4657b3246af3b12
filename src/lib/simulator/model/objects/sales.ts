/**
 * Accounts, people and deals, as Salesforce's object reference lists their fields.
 * How an entry is read: model/schema.ts.
 */
export const sales: Readonly<Record<string, string>> = {
  Account: `
    MasterRecordId reference>Account readonly; Name string(255) required "Account Name";
    Type picklist(255) "Account Type"; ParentId reference>Account "Parent Account ID";
    BillingStreet textarea(255); BillingCity string(40);
    BillingState string(80) "Billing State/Province";
    BillingPostalCode string(20) "Billing Zip/Postal Code"; BillingCountry string(80);
    BillingLatitude double; BillingLongitude double; BillingGeocodeAccuracy picklist(40);
    BillingAddress address readonly; ShippingStreet textarea(255); ShippingCity string(40);
    ShippingState string(80) "Shipping State/Province";
    ShippingPostalCode string(20) "Shipping Zip/Postal Code"; ShippingCountry string(80);
    ShippingLatitude double; ShippingLongitude double; ShippingGeocodeAccuracy picklist(40);
    ShippingAddress address readonly; Phone phone(40) "Account Phone";
    Fax phone(40) "Account Fax"; AccountNumber string(40); Website url(255);
    PhotoUrl url(255) readonly; Sic string(20) "SIC Code"; Industry picklist(255);
    AnnualRevenue currency; NumberOfEmployees int "Employees"; Ownership picklist(255);
    TickerSymbol string(20); Description textarea(32000) "Account Description";
    Rating picklist(255) "Account Rating"; Site string(80) "Account Site";
    OwnerId reference>User defaulted; LastActivityDate date readonly "Last Activity";
    LastViewedDate datetime readonly; LastReferencedDate datetime readonly;
    Jigsaw string(20) "Data.com Key"; JigsawCompanyId string(20) readonly;
    CleanStatus picklist(40); AccountSource picklist(255); DunsNumber string(9) "D-U-N-S Number";
    Tradestyle string(255); NaicsCode string(8); NaicsDesc string(120) "NAICS Description";
    YearStarted string(4); SicDesc string(80) "SIC Description";
    DandbCompanyId reference>DandBCompany
  `,
  Contact: `
    MasterRecordId reference>Contact readonly; AccountId reference>Account;
    LastName string(80) required; FirstName string(40); Salutation picklist(40);
    Name string(121) readonly "Full Name"; OtherStreet textarea(255); OtherCity string(40);
    OtherState string(80) "Other State/Province";
    OtherPostalCode string(20) "Other Zip/Postal Code"; OtherCountry string(80);
    OtherAddress address readonly; MailingStreet textarea(255); MailingCity string(40);
    MailingState string(80) "Mailing State/Province";
    MailingPostalCode string(20) "Mailing Zip/Postal Code"; MailingCountry string(80);
    MailingLatitude double; MailingLongitude double; MailingGeocodeAccuracy picklist(40);
    MailingAddress address readonly; Phone phone(40) "Business Phone";
    Fax phone(40) "Business Fax"; MobilePhone phone(40); HomePhone phone(40);
    OtherPhone phone(40); AssistantPhone phone(40); ReportsToId reference>Contact;
    Email email(80) idlookup; Title string(128); Department string(80); AssistantName string(40);
    LeadSource picklist(255); Birthdate date; Description textarea(32000) "Contact Description";
    OwnerId reference>User defaulted; HasOptedOutOfEmail boolean defaulted "Email Opt Out";
    HasOptedOutOfFax boolean defaulted "Fax Opt Out"; DoNotCall boolean defaulted;
    LastActivityDate date readonly "Last Activity";
    LastCURequestDate datetime readonly "Last Stay-in-Touch Request Date";
    LastCUUpdateDate datetime readonly "Last Stay-in-Touch Save Date";
    LastViewedDate datetime readonly; LastReferencedDate datetime readonly;
    EmailBouncedReason string(255); EmailBouncedDate datetime; IsEmailBounced boolean readonly;
    PhotoUrl url(255) readonly; Jigsaw string(20) "Data.com Key";
    JigsawContactId string(20) readonly; CleanStatus picklist(40);
    IndividualId reference>Individual
  `,
  Lead: `
    MasterRecordId reference>Lead readonly; LastName string(80) required; FirstName string(40);
    Salutation picklist(40); Name string(121) readonly "Full Name"; Title string(128);
    Company string(255) required; Street textarea(255); City string(40);
    State string(80) "State/Province"; PostalCode string(20) "Zip/Postal Code";
    Country string(80); Latitude double; Longitude double; GeocodeAccuracy picklist(40);
    Address address readonly; Phone phone(40); MobilePhone phone(40); Fax phone(40);
    Email email(80) idlookup; Website url(255); PhotoUrl url(255) readonly;
    Description textarea(32000); LeadSource picklist(255); Status picklist(255) required;
    Industry picklist(255); Rating picklist(255); AnnualRevenue currency;
    NumberOfEmployees int "Employees"; OwnerId reference>User defaulted;
    HasOptedOutOfEmail boolean defaulted "Email Opt Out"; DoNotCall boolean defaulted;
    IsConverted boolean defaulted "Converted"; ConvertedDate date;
    ConvertedAccountId reference>Account; ConvertedContactId reference>Contact;
    ConvertedOpportunityId reference>Opportunity;
    IsUnreadByOwner boolean defaulted "Unread By Owner";
    LastActivityDate date readonly "Last Activity"; LastViewedDate datetime readonly;
    LastReferencedDate datetime readonly; Jigsaw string(20) "Data.com Key";
    JigsawContactId string(20) readonly; CleanStatus picklist(40);
    CompanyDunsNumber string(9) "Company D-U-N-S Number"; DandbCompanyId reference>DandBCompany;
    EmailBouncedReason string(255); EmailBouncedDate datetime; IndividualId reference>Individual
  `,
  Opportunity: `
    AccountId reference>Account; IsPrivate boolean defaulted "Private"; Name string(120) required;
    Description textarea(32000); StageName picklist(255) required "Stage"; Amount currency;
    Probability percent "Probability (%)"; ExpectedRevenue currency readonly "Expected Amount";
    TotalOpportunityQuantity double "Quantity"; CloseDate date required;
    Type picklist(255) "Opportunity Type"; NextStep string(255); LeadSource picklist(255);
    IsClosed boolean readonly "Closed"; IsWon boolean readonly "Won";
    ForecastCategory picklist(40) readonly;
    ForecastCategoryName picklist(255) "Forecast Category"; CampaignId reference>Campaign;
    HasOpportunityLineItem boolean readonly "Has Line Item";
    Pricebook2Id reference>Pricebook2 "Price Book ID"; OwnerId reference>User defaulted;
    LastActivityDate date readonly "Last Activity"; LastStageChangeDate datetime readonly;
    PushCount int readonly; FiscalQuarter int readonly; FiscalYear int readonly;
    Fiscal string(6) readonly "Fiscal Period"; ContactId reference>Contact;
    LastViewedDate datetime readonly; LastReferencedDate datetime readonly;
    HasOpenActivity boolean readonly; HasOverdueTask boolean readonly
  `,
  Campaign: `
    Name string(80) required; ParentId reference>Campaign "Parent Campaign ID";
    Type picklist(255); Status picklist(255); StartDate date; EndDate date;
    ExpectedRevenue currency; BudgetedCost currency; ActualCost currency;
    ExpectedResponse percent "Expected Response (%)"; NumberSent double "Num Sent";
    IsActive boolean defaulted "Active"; Description textarea(32000);
    NumberOfLeads int readonly "Leads in Campaign";
    NumberOfConvertedLeads int readonly "Converted Leads in Campaign";
    NumberOfContacts int readonly "Contacts in Campaign";
    NumberOfResponses int readonly "Responses in Campaign";
    NumberOfOpportunities int readonly "Opportunities in Campaign";
    NumberOfWonOpportunities int readonly "Won Opportunities in Campaign";
    AmountAllOpportunities currency readonly "Value Opportunities in Campaign";
    AmountWonOpportunities currency readonly "Value Won Opportunities in Campaign";
    OwnerId reference>User defaulted; LastActivityDate date readonly "Last Activity";
    LastViewedDate datetime readonly; LastReferencedDate datetime readonly;
    CampaignMemberRecordTypeId reference>RecordType
  `,
};

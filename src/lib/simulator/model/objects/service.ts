/**
 * Cases, activities, users and what governs them, as Salesforce's object reference lists their
 * fields. How an entry is read: model/schema.ts.
 */
export const service: Readonly<Record<string, string>> = {
  Case: `
    MasterRecordId reference>Case readonly; CaseNumber string(30) readonly idlookup;
    ContactId reference>Contact; AccountId reference>Account; AssetId reference>Asset;
    ParentId reference>Case "Parent Case ID"; SuppliedName string(80) "Name";
    SuppliedEmail email(80) "Email Address"; SuppliedPhone string(40) "Phone";
    SuppliedCompany string(80) "Company"; Type picklist(255) "Case Type";
    Status picklist(255) defaulted; Reason picklist(255) "Case Reason";
    Origin picklist(255) "Case Origin"; Subject string(255); Priority picklist(255);
    Description textarea(32000); IsClosed boolean readonly "Closed"; ClosedDate datetime readonly;
    IsEscalated boolean defaulted "Escalated"; OwnerId reference>User defaulted;
    ContactPhone phone(40) readonly; ContactMobile phone(40) readonly;
    ContactEmail email(80) readonly; ContactFax phone(40) readonly;
    Comments textarea(4000) "Internal Comments"; LastViewedDate datetime readonly;
    LastReferencedDate datetime readonly
  `,
  Task: `
    WhoId reference>Contact "Name ID"; WhatId reference>Account "Related To ID";
    Subject combobox(255); ActivityDate date "Due Date Only"; Status picklist(255) defaulted;
    Priority picklist(255) defaulted; IsHighPriority boolean readonly "High Priority";
    OwnerId reference>User defaulted "Assigned To ID"; Description textarea(32000);
    AccountId reference>Account readonly; IsClosed boolean readonly "Closed";
    IsArchived boolean readonly "Archived"; CallDurationInSeconds int "Call Duration";
    CallType picklist(40); CallDisposition string(255) "Call Result";
    CallObject string(255) "Call Object Identifier";
    ReminderDateTime datetime "Reminder Date/Time";
    IsReminderSet boolean defaulted "Reminder Set"; RecurrenceActivityId reference>Task readonly;
    IsRecurrence boolean defaulted "Create Recurring Series of Tasks"; TaskSubtype picklist(40);
    CompletedDateTime datetime readonly "Completed Date/Time"
  `,
  Event: `
    WhoId reference>Contact "Name ID"; WhatId reference>Account "Related To ID";
    Subject combobox(255); Location string(255); IsAllDayEvent boolean defaulted "All-Day Event";
    ActivityDateTime datetime "Due Date Time"; ActivityDate date "Due Date Only";
    DurationInMinutes int "Duration"; StartDateTime datetime "Start Date Time";
    EndDateTime datetime "End Date Time"; EndDate date readonly; Description textarea(32000);
    AccountId reference>Account readonly; OwnerId reference>User defaulted "Assigned To ID";
    IsPrivate boolean defaulted "Private"; ShowAs picklist(40) defaulted "Show Time As";
    IsChild boolean readonly; IsGroupEvent boolean readonly;
    IsArchived boolean readonly "Archived"; RecurrenceActivityId reference>Event readonly;
    IsRecurrence boolean defaulted "Create Recurring Series of Events";
    ReminderDateTime datetime "Reminder Date/Time";
    IsReminderSet boolean defaulted "Reminder Set"; EventSubtype picklist(40)
  `,
  Attachment: `
    ParentId reference>Account required; Name string(255) required "File Name";
    IsPrivate boolean defaulted "Private"; ContentType string(120); BodyLength int readonly;
    Body base64 required; OwnerId reference>User defaulted; Description textarea(500)
  `,
  User: `
    without IsDeleted;
    Username string(80) required idlookup; LastName string(80) required; FirstName string(40);
    Name string(121) readonly "Full Name"; CompanyName string(80); Division string(80);
    Department string(80); Title string(80); Street textarea(255); City string(40);
    State string(80) "State/Province"; PostalCode string(20) "Zip/Postal Code";
    Country string(80); Address address readonly; Email email(128) required; Phone phone(40);
    Fax phone(40); MobilePhone phone(40) "Mobile"; Alias string(8) required;
    CommunityNickname string(40) required unique idlookup "Nickname";
    IsActive boolean defaulted "Active"; TimeZoneSidKey picklist(40) required "Time Zone";
    UserRoleId reference>UserRole "Role ID"; LocaleSidKey picklist(40) required "Locale";
    EmailEncodingKey picklist(40) required "Email Encoding";
    LanguageLocaleKey picklist(40) required "Language"; ProfileId reference>Profile required;
    UserType picklist(40) readonly; EmployeeNumber string(20); ManagerId reference>User;
    LastLoginDate datetime readonly "Last Login"; ContactId reference>Contact;
    AccountId reference>Account readonly;
    FederationIdentifier string(512) unique "SAML Federation ID"; AboutMe textarea(1000);
    FullPhotoUrl url(1024) readonly "Url for full-sized Photo";
    SmallPhotoUrl url(1024) readonly "Photo"; LastViewedDate datetime readonly;
    LastReferencedDate datetime readonly
  `,
  RecordType: `
    without IsDeleted;
    Name string(80) required "Name"; DeveloperName string(80) required "Record Type Name";
    NamespacePrefix string(15) readonly; Description string(255);
    BusinessProcessId reference>BusinessProcess;
    SobjectType picklist(40) required "Sobject Type Name"; IsActive boolean defaulted "Active"
  `,
  AccountShare: `
    without SystemModstamp CreatedDate CreatedById;
    AccountId reference>Account required; UserOrGroupId reference>User required "User/Group ID";
    AccountAccessLevel picklist(40) required "Account Access";
    OpportunityAccessLevel picklist(40) required "Opportunity Access";
    CaseAccessLevel picklist(40) "Case Access"; ContactAccessLevel picklist(40) "Contact Access";
    RowCause picklist(40) readonly
  `,
  AccountHistory: `
    without LastModifiedDate LastModifiedById SystemModstamp;
    AccountId reference>Account required; Field picklist(255) required "Changed Field";
    DataType picklist(40) readonly; OldValue anyType readonly; NewValue anyType readonly
  `,
};

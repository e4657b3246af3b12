/**
 * Products, prices, orders and what was sold, as Salesforce's object reference lists their fields.
 * How an entry is read: model/schema.ts.
 */
export const products: Readonly<Record<string, string>> = {
  Product2: `
    Name string(255) required "Product Name"; ProductCode string(255);
    Description textarea(4000) "Product Description"; IsActive boolean defaulted "Active";
    Family picklist(255) "Product Family"; ExternalDataSourceId reference>ExternalDataSource;
    ExternalId string(255) "External ID"; DisplayUrl url(1000) "Display URL";
    QuantityUnitOfMeasure picklist(255); IsArchived boolean readonly "Archived";
    StockKeepingUnit string(180) "Product SKU"; LastViewedDate datetime readonly;
    LastReferencedDate datetime readonly
  `,
  Pricebook2: `
    Name string(255) required "Price Book Name"; IsActive boolean defaulted "Active";
    IsArchived boolean readonly "Archived"; Description string(255);
    IsStandard boolean readonly "Is Standard Price Book"; LastViewedDate datetime readonly;
    LastReferencedDate datetime readonly
  `,
  PricebookEntry: `
    Name string(255) readonly "Product Name";
    Pricebook2Id reference>Pricebook2 required "Price Book ID";
    Product2Id reference>Product2 required "Product ID"; UnitPrice currency required "List Price";
    IsActive boolean defaulted "Active"; UseStandardPrice boolean defaulted;
    ProductCode string(255) readonly; IsArchived boolean readonly "Archived"
  `,
  OpportunityLineItem: `
    OpportunityId reference>Opportunity required; SortOrder int "Sort";
    PricebookEntryId reference>PricebookEntry "Price Book Entry ID";
    Product2Id reference>Product2 "Product ID"; ProductCode string(255) readonly;
    Name string(376) readonly "Opportunity Product Name"; Quantity double required;
    TotalPrice currency; UnitPrice currency "Sales Price"; ListPrice currency readonly;
    Discount percent; ServiceDate date "Date"; Description string(255) "Line Description";
    LastViewedDate datetime readonly; LastReferencedDate datetime readonly
  `,
  Order: `
    OwnerId reference>User defaulted; ContractId reference>Contract; AccountId reference>Account;
    Pricebook2Id reference>Pricebook2 "Price Book ID"; OriginalOrderId reference>Order;
    OpportunityId reference>Opportunity; EffectiveDate date required "Order Start Date";
    EndDate date "Order End Date"; IsReductionOrder boolean defaulted "Reduction Order";
    Status picklist(255) required; Description textarea(32000);
    CustomerAuthorizedById reference>Contact; CompanyAuthorizedById reference>User;
    Type picklist(255) "Order Type"; BillingStreet textarea(255); BillingCity string(40);
    BillingState string(80) "Billing State/Province";
    BillingPostalCode string(20) "Billing Zip/Postal Code"; BillingCountry string(80);
    BillingAddress address readonly; ShippingStreet textarea(255); ShippingCity string(40);
    ShippingState string(80) "Shipping State/Province";
    ShippingPostalCode string(20) "Shipping Zip/Postal Code"; ShippingCountry string(80);
    ShippingAddress address readonly; Name string(80) "Order Name"; PoDate date "PO Date";
    PoNumber string(80) "PO Number"; OrderReferenceNumber string(80);
    BillToContactId reference>Contact; ShipToContactId reference>Contact;
    ActivatedDate datetime readonly; ActivatedById reference>User readonly;
    StatusCode picklist(40) readonly "Status Category"; OrderNumber string(30) readonly;
    TotalAmount currency readonly "Order Amount"; LastViewedDate datetime readonly;
    LastReferencedDate datetime readonly
  `,
  OrderItem: `
    Product2Id reference>Product2 "Product ID"; OrderId reference>Order required;
    PricebookEntryId reference>PricebookEntry "Price Book Entry ID";
    OriginalOrderItemId reference>OrderItem; AvailableQuantity double readonly;
    Quantity double required; UnitPrice currency; ListPrice currency readonly;
    TotalPrice currency readonly; ServiceDate date "Start Date"; EndDate date;
    Description string(255) "Line Description";
    OrderItemNumber string(30) readonly "Order Product Number"
  `,
  Asset: `
    ContactId reference>Contact; AccountId reference>Account;
    ParentId reference>Asset "Parent Asset ID"; RootAssetId reference>Asset readonly;
    Product2Id reference>Product2 "Product ID"; ProductCode string(255) readonly;
    IsCompetitorProduct boolean defaulted "Competitor Asset";
    Name string(255) required "Asset Name"; SerialNumber string(80); InstallDate date;
    PurchaseDate date; UsageEndDate date; Status picklist(255); Price currency; Quantity double;
    Description textarea(32000); OwnerId reference>User defaulted;
    IsInternal boolean defaulted "Internal Asset"; LastViewedDate datetime readonly;
    LastReferencedDate datetime readonly
  `,
  Contract: `
    AccountId reference>Account required; Pricebook2Id reference>Pricebook2 "Price Book ID";
    OwnerExpirationNotice picklist(40); StartDate date "Contract Start Date";
    EndDate date readonly "Contract End Date"; BillingStreet textarea(255);
    BillingCity string(40); BillingState string(80) "Billing State/Province";
    BillingPostalCode string(20) "Billing Zip/Postal Code"; BillingCountry string(80);
    BillingAddress address readonly; ContractTerm int; OwnerId reference>User defaulted;
    Status picklist(255) defaulted; CompanySignedId reference>User "Company Signed By ID";
    CompanySignedDate date; CustomerSignedId reference>Contact "Customer Signed By ID";
    CustomerSignedTitle string(40); CustomerSignedDate date; SpecialTerms textarea(4000);
    ActivatedById reference>User readonly; ActivatedDate datetime readonly;
    StatusCode picklist(40) readonly "Status Category"; Description textarea(32000);
    ContractNumber string(30) readonly; LastApprovedDate datetime readonly;
    LastActivityDate date readonly "Last Activity"; LastViewedDate datetime readonly;
    LastReferencedDate datetime readonly
  `,
};

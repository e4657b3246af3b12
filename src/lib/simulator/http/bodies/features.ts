/**
 * The feature flags that the service keeps on a connection, as a fixture of the official plugin
 * and exported files show them. Nothing here changes what the simulator does.
 */
export const features = {
  cdc_for_accelerated_polling: false,
  disable_bulk_writes: false,
  drift_max_batches_in_parallel_override: false,
  early_sf_api_access: false,
  force_picklist_255: false,
  get_deleted_latest_date_check: false,
  increased_query_cursor_limit: false,
  log_memory_usage: false,
  mtls_shield_connection: false,
  poll_db_no_merge: true,
  poll_external_ids: false,
  rest_count_only: false,
  retry_failed_create_soap_call: false,
  retry_get_query_batch_result_ids: true,
  set_odata_extra_float_digits_to_0: false,
  sync_repair_unlimited_query_all: false,
  temp_tables_in_transactions: false,
  testing_flag_only: false,
  ucs_basic_collation_index: true,
  use_assignment_rules: false,
  verbose_sfnotifier_logging: false,
};

/** Those that an export carries. */
export const exportedFeatures = {
  poll_db_no_merge: features.poll_db_no_merge,
  poll_external_ids: features.poll_external_ids,
  rest_count_only: features.rest_count_only,
  disable_bulk_writes: features.disable_bulk_writes,
  ucs_basic_collation_index: features.ucs_basic_collation_index,
};

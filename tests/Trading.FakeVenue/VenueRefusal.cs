namespace Trading.FakeVenue;

/// <summary>Why the venue takes no order: the names it answers with.</summary>
/// <param name="Reason">As <c>new_order_failure_reason</c>.</param>
/// <param name="Preview">As <c>preview_failure_reason</c>; empty where there is none.</param>
public sealed record VenueRefusal(string Reason, string Preview = "");

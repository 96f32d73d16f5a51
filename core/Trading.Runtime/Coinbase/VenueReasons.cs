using Trading.Core.Orders;

namespace Trading.Runtime.Coinbase;

/// <summary>What the venue's names for a refusal mean to us.</summary>
internal static class VenueReasons
{
    private const string PreviewPrefix = "PREVIEW_";

    private static readonly Dictionary<string, VenueRejection> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["INVALID_LIMIT_PRICE_POST_ONLY"] = VenueRejection.PostOnlyWouldCross,

        ["INSUFFICIENT_FUND"] = VenueRejection.InsufficientFunds,
        ["INSUFFICIENT_FUNDS"] = VenueRejection.InsufficientFunds,
        ["INSUFFICIENT_LEDGER_BALANCE"] = VenueRejection.InsufficientFunds,

        ["INVALID_SIZE_PRECISION"] = VenueRejection.InvalidSize,
        ["INVALID_QUOTE_SIZE_PRECISION"] = VenueRejection.InvalidSize,
        ["INVALID_BASE_SIZE_TOO_SMALL"] = VenueRejection.InvalidSize,
        ["INVALID_BASE_SIZE_TOO_LARGE"] = VenueRejection.InvalidSize,
        ["INVALID_QUOTE_SIZE_TOO_SMALL"] = VenueRejection.InvalidSize,
        ["INVALID_QUOTE_SIZE_TOO_LARGE"] = VenueRejection.InvalidSize,

        ["INVALID_PRODUCT_ID"] = VenueRejection.ProductUnavailable,
        ["INELIGIBLE_PAIR"] = VenueRejection.ProductUnavailable,
        ["ORDER_ENTRY_DISABLED"] = VenueRejection.ProductUnavailable,
        ["TRADING_DISABLED"] = VenueRejection.ProductUnavailable,
        ["PRODUCT_DISABLED"] = VenueRejection.ProductUnavailable,
        ["CANCEL_ONLY"] = VenueRejection.ProductUnavailable,
        ["LIMIT_ONLY"] = VenueRejection.ProductUnavailable,
        ["POST_ONLY_MODE"] = VenueRejection.ProductUnavailable,
        ["INVALID_NO_LIQUIDITY"] = VenueRejection.ProductUnavailable,
        ["MISSING_PRODUCT_PRICE_BOOK"] = VenueRejection.ProductUnavailable,
    };

    /// <summary>Whether a name says anything: the venue fills in an UNKNOWN_.. where it does not.</summary>
    public static bool IsGiven(string? reason) =>
        !string.IsNullOrWhiteSpace(reason) && !reason.StartsWith("UNKNOWN_", StringComparison.OrdinalIgnoreCase);

    /// <summary>The meaning of the first name that we know; Other where none is known, null where none says anything.</summary>
    public static VenueRejection? MeaningOf(params ReadOnlySpan<string?> reasons)
    {
        VenueRejection? meaning = null;
        foreach (var reason in reasons)
        {
            if (!IsGiven(reason))
            {
                continue;
            }

            var name = reason!.StartsWith(PreviewPrefix, StringComparison.OrdinalIgnoreCase) ? reason[PreviewPrefix.Length..] : reason;
            if (Known.TryGetValue(name, out var known))
            {
                return known;
            }

            meaning = VenueRejection.Other;
        }

        return meaning;
    }
}

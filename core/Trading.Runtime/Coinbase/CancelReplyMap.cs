using System.Text.Json;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>What the answer to a cancel means. Pure.</summary>
public static class CancelReplyMap
{
    // The venue knows no such living order; a repeated request is one it has already taken.
    private const string NoSuchOrder = "UNKNOWN_CANCEL_ORDER";
    private const string Repeated = "DUPLICATE_CANCEL_REQUEST";

    /// <param name="body">The content of a successful answer.</param>
    /// <param name="venueOrderId">The order that was to be cancelled.</param>
    public static CancelReply Of(ReadOnlySpan<byte> body, string venueOrderId)
    {
        try
        {
            return WireJson.Read<CancelReplies>(body).Results.FirstOrDefault(r => r.OrderId == venueOrderId) switch
            {
                { Success: true } or { FailureReason: Repeated } => CancelReply.Requested,
                { FailureReason: NoSuchOrder } => CancelReply.NotFound,
                _ => CancelReply.Failed,
            };
        }
        catch (JsonException)
        {
            return CancelReply.Failed;
        }
    }
}

using System.Text.Json;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>
/// What the answer to an order means. Pure. A refusal is believed only where the venue says so in as many words; whatever cannot be
/// understood may hide an order that lives.
/// </summary>
public static class OrderReplyMap
{
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The answer's content.</param>
    /// <param name="retryAt">When the venue asked us to come back.</param>
    /// <param name="sent">The order that was sent.</param>
    public static SubmitReply Of(int status, ReadOnlySpan<byte> body, Timestamp? retryAt, ClientOrderId sent) => status switch
    {
        >= 200 and < 300 => OfAnswer(status, body, sent),
        401 or 403 => SubmitReply.Unauthorized(Describe(status, ErrorOf(body))),
        429 => SubmitReply.RateLimited(retryAt, Describe(status, ErrorOf(body))),
        400 or 404 or 405 or 413 or 415 or 422 => OfRefusal(status, ErrorOf(body)),
        _ => SubmitReply.Ambiguous(Describe(status, ErrorOf(body))),
    };

    /// <summary>What it means that there was no answer at all.</summary>
    /// <param name="failure">What the connection said.</param>
    public static SubmitReply OfNoAnswer(Exception failure) =>
        SubmitReply.Ambiguous($"no answer: {failure.GetType().Name}: {VenueText.Clean(failure.Message)}");

    /// <summary>What an error's content says, for people.</summary>
    internal static string SaidIn(ReadOnlySpan<byte> body) => Said(ErrorOf(body));

    private static SubmitReply OfAnswer(int status, ReadOnlySpan<byte> body, ClientOrderId sent)
    {
        if (!TryRead<CreateReply>(body, out var reply))
        {
            return SubmitReply.Ambiguous($"{status} with an answer that is not as documented");
        }

        if (reply.Success)
        {
            return reply.SuccessResponse switch
            {
                not { OrderId.Length: > 0 } => SubmitReply.Ambiguous("success without an order id"),
                { ClientOrderId: { Length: > 0 } id } when !IsSame(id, sent) => SubmitReply.Ambiguous($"success for another order, {VenueText.Clean(id)}"),
                { } placed => SubmitReply.Accepted(placed.OrderId!),
            };
        }

        var meaning = MeaningOf(reply.ErrorResponse, reply.FailureReason);
        var message = Describe(status, reply.ErrorResponse ?? new ErrorReply { Error = reply.FailureReason });

        // A failure whose reason the venue does not know is no statement that there is no order.
        return meaning is { } rejection ? SubmitReply.Rejected(rejection, message) : SubmitReply.Ambiguous(message);
    }

    private static SubmitReply OfRefusal(int status, ErrorReply? error) =>
        SubmitReply.Rejected(MeaningOf(error, null) ?? VenueRejection.Other, Describe(status, error));

    private static VenueRejection? MeaningOf(ErrorReply? error, string? failureReason) =>
        VenueReasons.MeaningOf(error?.NewOrderFailureReason, error?.PreviewFailureReason, error?.Error, failureReason);

    private static ErrorReply? ErrorOf(ReadOnlySpan<byte> body) =>
        TryRead<CreateReply>(body, out var reply) && reply.ErrorResponse is { } nested ? nested
        : TryRead<ErrorReply>(body, out var error) ? error
        : null;

    private static bool TryRead<T>(ReadOnlySpan<byte> body, out T value)
        where T : class
    {
        try
        {
            value = WireJson.Read<T>(body);
            return true;
        }
        catch (JsonException)
        {
            value = null!;
            return false;
        }
    }

    private static bool IsSame(string id, ClientOrderId sent) => Guid.TryParse(id, out var guid) && guid == sent.Value;

    private static string Describe(int status, ErrorReply? error) =>
        Said(error) is { Length: > 0 } said ? $"HTTP {status}: {said}" : $"HTTP {status}";

    private static string Said(ErrorReply? error)
    {
        string?[] parts = [error?.NewOrderFailureReason, error?.PreviewFailureReason, error?.Error, error?.Message, error?.ErrorDetails];
        return VenueText.Clean(string.Join(": ", parts.Where(VenueReasons.IsGiven).Distinct(StringComparer.Ordinal)));
    }
}

using System.Text;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

public class OrderReplyMapTests
{
    private static readonly ClientOrderId Sent = new(Guid.Parse("11112222-3333-8444-8555-666677778888"));

    [Fact]
    public void Of_Success_IsAcceptedWithTheVenuesId()
    {
        var reply = Of(200, """{"success":true,"success_response":{"order_id":"V1","client_order_id":"11112222-3333-8444-8555-666677778888"}}""");

        Assert.Equal((SubmitOutcome.Accepted, "V1"), (reply.Outcome, reply.VenueOrderId));
    }

    [Theory]
    [InlineData("""{"success":true,"success_response":{"order_id":"V1"}}""")]
    [InlineData("""{"success":true,"success_response":{"order_id":"V1","client_order_id":""}}""")]
    [InlineData("""{"success":true,"failure_reason":"UNKNOWN_FAILURE_REASON","success_response":{"order_id":"V1","client_order_id":"11112222-3333-8444-8555-666677778888"},"order_id":"V1"}""")]
    public void Of_SuccessWithLessOrMore_IsAccepted(string body) => Assert.Equal(SubmitOutcome.Accepted, Of(200, body).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("<html>504</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{}")]
    [InlineData("""{"success":"yes"}""")]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"success":true,"success_response":null}""")]
    [InlineData("""{"success":true,"success_response":{}}""")]
    [InlineData("""{"success":true,"success_response":{"order_id":""}}""")]
    [InlineData("""{"success":true,"success_response":{"order_id":7}}""")]
    [InlineData("""{"success":true,"success_response":{"order_id":"V1","client_order_id":"99992222-3333-8444-8555-666677778888"}}""")]
    [InlineData("""{"success":true,"success_response":{"order_id":"V1","client_order_id":"no guid"}}""")]
    [InlineData("""{"success":true,"success_response":{"order_id":"V1","client_""")]
    [InlineData("""{"success":false}""")]
    [InlineData("""{"success":false,"failure_reason":"UNKNOWN_FAILURE_REASON"}""")]
    [InlineData("""{"success":false,"failure_reason":"UNKNOWN_FAILURE_REASON","error_response":{"error":"UNKNOWN_FAILURE_REASON","preview_failure_reason":"UNKNOWN_PREVIEW_FAILURE_REASON"}}""")]
    [InlineData("""{"success":false,"error_response":{"message":"something happened"}}""")]
    public void Of_AnswerThatSaysNothingForSure_IsAmbiguous(string body) => Assert.Equal(SubmitOutcome.Ambiguous, Of(200, body).Outcome);

    [Theory]
    [InlineData("INVALID_LIMIT_PRICE_POST_ONLY", VenueRejection.PostOnlyWouldCross)]
    [InlineData("INSUFFICIENT_FUND", VenueRejection.InsufficientFunds)]
    [InlineData("INSUFFICIENT_FUNDS", VenueRejection.InsufficientFunds)]
    [InlineData("INSUFFICIENT_LEDGER_BALANCE", VenueRejection.InsufficientFunds)]
    [InlineData("INVALID_SIZE_PRECISION", VenueRejection.InvalidSize)]
    [InlineData("INVALID_QUOTE_SIZE_PRECISION", VenueRejection.InvalidSize)]
    [InlineData("INVALID_BASE_SIZE_TOO_SMALL", VenueRejection.InvalidSize)]
    [InlineData("INVALID_BASE_SIZE_TOO_LARGE", VenueRejection.InvalidSize)]
    [InlineData("INVALID_QUOTE_SIZE_TOO_SMALL", VenueRejection.InvalidSize)]
    [InlineData("INVALID_QUOTE_SIZE_TOO_LARGE", VenueRejection.InvalidSize)]
    [InlineData("INVALID_PRODUCT_ID", VenueRejection.ProductUnavailable)]
    [InlineData("INELIGIBLE_PAIR", VenueRejection.ProductUnavailable)]
    [InlineData("ORDER_ENTRY_DISABLED", VenueRejection.ProductUnavailable)]
    [InlineData("TRADING_DISABLED", VenueRejection.ProductUnavailable)]
    [InlineData("PRODUCT_DISABLED", VenueRejection.ProductUnavailable)]
    [InlineData("CANCEL_ONLY", VenueRejection.ProductUnavailable)]
    [InlineData("LIMIT_ONLY", VenueRejection.ProductUnavailable)]
    [InlineData("POST_ONLY_MODE", VenueRejection.ProductUnavailable)]
    [InlineData("INVALID_NO_LIQUIDITY", VenueRejection.ProductUnavailable)]
    [InlineData("MISSING_PRODUCT_PRICE_BOOK", VenueRejection.ProductUnavailable)]
    [InlineData("COMMANDER_REJECTED_NEW_ORDER", VenueRejection.Other)]
    [InlineData("SOMETHING_NEW", VenueRejection.Other)]
    public void Of_RefusalWith200_IsRejectedWithItsMeaning(string reason, VenueRejection expected)
    {
        // The same reason at each place where the venue puts it.
        string[] bodies =
        [
            $$$"""{"success":false,"error_response":{"error":"{{{reason}}}","message":"no"}}""",
            $$$"""{"success":false,"error_response":{"new_order_failure_reason":"{{{reason}}}"}}""",
            $$$"""{"success":false,"failure_reason":"UNKNOWN_FAILURE_REASON","error_response":{"error":"UNKNOWN_FAILURE_REASON","preview_failure_reason":"PREVIEW_{{{reason}}}"}}""",
            $$$"""{"success":false,"failure_reason":"{{{reason}}}"}""",
        ];

        Assert.All(bodies, body =>
        {
            var reply = Of(200, body);
            Assert.Equal((SubmitOutcome.Rejected, expected), (reply.Outcome, reply.Rejection));
            Assert.Contains(reason, reply.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Of_UnknownReasonBesideAKnownOne_IsTheKnownOne()
    {
        var reply = Of(200, """{"success":false,"error_response":{"error":"SOMETHING_NEW","preview_failure_reason":"PREVIEW_INSUFFICIENT_FUND"}}""");

        Assert.Equal(VenueRejection.InsufficientFunds, reply.Rejection);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(422)]
    public void Of_RefusalByStatus_IsRejected(int status)
    {
        var reply = Of(status, """{"error":"INVALID_ARGUMENT","code":3,"message":"size is not a number","details":[]}""");

        Assert.Equal((SubmitOutcome.Rejected, VenueRejection.Other), (reply.Outcome, reply.Rejection));
        Assert.Equal($"HTTP {status}: INVALID_ARGUMENT: size is not a number", reply.Message);
    }

    [Theory]
    [InlineData("""{"error":"INSUFFICIENT_FUND","message":"no money"}""", VenueRejection.InsufficientFunds)]
    [InlineData("""{"success":false,"error_response":{"error":"INVALID_SIZE_PRECISION"}}""", VenueRejection.InvalidSize)]
    [InlineData("", VenueRejection.Other)]
    [InlineData("<html>Bad Request</html>", VenueRejection.Other)]
    public void Of_400_TakesTheReasonItCanRead(string body, VenueRejection expected) => Assert.Equal(expected, Of(400, body).Rejection);

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void Of_CredentialsRefused_IsUnauthorized(int status) =>
        Assert.Equal((SubmitOutcome.Unauthorized, $"HTTP {status}"), (Of(status, "Unauthorized\n").Outcome, Of(status, "Unauthorized\n").Message));

    [Fact]
    public void Of_TooMany_IsRateLimitedUntilTheTimeAsked()
    {
        var at = Timestamp.Utc(2025, 3, 5, 12);

        Assert.Equal((SubmitOutcome.RateLimited, at), (Of(429, "{}", at).Outcome, Of(429, "{}", at).RetryAt));
        Assert.Null(Of(429, "").RetryAt);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(425)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(520)]
    public void Of_AnyOtherStatus_IsAmbiguousEvenIfItNamesAReason(int status) =>
        Assert.Equal(SubmitOutcome.Ambiguous, Of(status, """{"error":"INSUFFICIENT_FUND"}""").Outcome);

    [Fact]
    public void OfNoAnswer_AnyFailure_IsAmbiguousAndSaysWhich()
    {
        var reply = OrderReplyMap.OfNoAnswer(new TimeoutException("no answer within 10 s"));

        Assert.Equal((SubmitOutcome.Ambiguous, "no answer: TimeoutException: no answer within 10 s"), (reply.Outcome, reply.Message));
    }

    [Fact]
    public void Of_AnswerThatRepeatsTheToken_DoesNotPassItOn()
    {
        const string Canary = "eyJhbGciOiJFUzI1NiJ9.eyJjYW5hcnkiOjF9.c2lnbmF0dXJl";
        foreach (var status in new[] { 200, 400, 401, 429, 500 })
        {
            var reply = Of(status, $$$"""{"success":false,"error":"BAD","message":"bad header Bearer {{{Canary}}}","error_response":{"error":"BAD","message":"{{{Canary}}}"}}""");

            Assert.DoesNotContain("eyJ", reply.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("eyJ", OrderReplyMap.OfNoAnswer(new HttpRequestException($"header {Canary}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LongAndBrokenMessage_IsShortAndOnOneLine()
    {
        var reply = Of(400, $$$"""{"error":"BAD","message":"one\ntwo {{{new string('x', 5_000)}}}"}""");

        Assert.Equal(200 + "HTTP 400: ".Length, reply.Message.Length);
        Assert.StartsWith("HTTP 400: BAD: one two xxx", reply.Message, StringComparison.Ordinal);
    }

    // Whatever comes with any status has one of the outcomes, and only a clear success is one.
    [Fact]
    public void Of_BytesOfAnyKind_NeverThrowsAndNeverAccepts()
    {
        var random = new SeededRandom(7);
        var good = Encoding.UTF8.GetBytes("""{"success":true,"success_response":{"order_id":"V1","client_order_id":"11112222-3333-8444-8555-666677778888"}}""");
        for (var i = 0; i < 20_000; i++)
        {
            var body = good.ToArray();
            body[random.NextInt32(20)] = (byte)random.NextInt32(256);
            var length = random.NextInt32(body.Length);
            var outcome = OrderReplyMap.Of(100 + random.NextInt32(500), body.AsSpan(0, length), null, Sent).Outcome;

            Assert.NotEqual(SubmitOutcome.Accepted, outcome);
        }
    }

    private static SubmitReply Of(int status, string body, Timestamp? retryAt = null) =>
        OrderReplyMap.Of(status, Encoding.UTF8.GetBytes(body), retryAt, Sent);
}

using System.Text;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

public class CancelReplyMapTests
{
    [Theory]
    [InlineData("""{"results":[{"success":true,"failure_reason":"UNKNOWN_CANCEL_FAILURE_REASON","order_id":"V1"}]}""", CancelReply.Requested)]
    [InlineData("""{"results":[{"success":false,"order_id":"V2"},{"success":true,"order_id":"V1"}]}""", CancelReply.Requested)]
    [InlineData("""{"results":[{"success":false,"failure_reason":"DUPLICATE_CANCEL_REQUEST","order_id":"V1"}]}""", CancelReply.Requested)]
    [InlineData("""{"results":[{"success":false,"failure_reason":"UNKNOWN_CANCEL_ORDER","order_id":"V1"}]}""", CancelReply.NotFound)]
    [InlineData("""{"results":[{"success":false,"failure_reason":"COMMANDER_REJECTED_CANCEL_ORDER","order_id":"V1"}]}""", CancelReply.Failed)]
    [InlineData("""{"results":[{"success":false,"order_id":"V1"}]}""", CancelReply.Failed)]
    [InlineData("""{"results":[{"success":true,"order_id":"V2"}]}""", CancelReply.Failed)]
    [InlineData("""{"results":[]}""", CancelReply.Failed)]
    [InlineData("{}", CancelReply.Failed)]
    [InlineData("<html>", CancelReply.Failed)]
    [InlineData("", CancelReply.Failed)]
    public void Of_Answer_SaysWhatCameOfIt(string body, CancelReply expected) =>
        Assert.Equal(expected, CancelReplyMap.Of(Encoding.UTF8.GetBytes(body), "V1"));
}

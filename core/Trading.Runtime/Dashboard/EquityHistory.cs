using System.Text.Json;
using Trading.Core;
using Trading.Core.Analytics.Comparison;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Dashboard;

/// <summary>
/// What an account was worth at each of its cycles. Records of the past do not change, so each is read once as long as this lives; only the
/// newest slot may gain more. Safe for use by several threads: two that come at once may both read what neither has.
/// </summary>
/// <param name="store">The account's memory.</param>
/// <param name="account">Whose.</param>
public sealed class EquityHistory(IStateStore store, string account)
{
    private volatile Known _known = new(Timestamp.MaxValue, Timestamp.MaxValue, Money.Zero, []);

    /// <summary>The account's value from a time on; the last point is the account as last committed.</summary>
    /// <param name="from">The first slot that counts.</param>
    /// <param name="to">End, exclusive.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<EquityCurve> ReadAsync(Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        var known = _known;
        known = await ReadOnAsync(from < known.From ? new Known(from, from, Money.Zero, []) : known, cancellation);
        _known = known;
        var document = (await store.LoadAsync(account, cancellation))?.Document;
        return EquityCurve.Of(account, document is null ? known.Marks : [.. known.Marks, .. Newest(document, known.Marks)], from, to);
    }

    // The newest slot is read again: an operator's cycle may have come after it.
    private async Task<Known> ReadOnAsync(Known known, CancellationToken cancellation)
    {
        var (slot, transferred) = (known.Newest, known.Transferred);
        var atSlot = transferred;
        List<AccountMark> marks = [.. known.Marks.Where(mark => mark.At < slot)];
        await foreach (var record in store.ReadRecordsAsync(account, slot, Timestamp.MaxValue, cancellation))
        {
            (slot, atSlot) = record.Slot > slot ? (record.Slot, transferred) : (slot, atSlot);
            using var json = JsonDocument.Parse(record.Json);
            foreach (var happened in json.RootElement.GetProperty("events"u8).EnumerateArray())
            {
                if (happened.GetProperty("kind"u8).ValueEquals("transferred"u8))
                {
                    transferred += new Money(happened.GetProperty("amount"u8).GetDecimal());
                }
            }

            if (json.RootElement.TryGetProperty("decision"u8, out var decision) && decision.TryGetProperty("nav"u8, out var nav))
            {
                marks.Add(new AccountMark(record.Slot, new Money(nav.GetDecimal()), transferred));
                transferred = Money.Zero;
            }
        }

        return new Known(known.From, slot, atSlot, [.. marks]);
    }

    private static IEnumerable<AccountMark> Newest(AccountDocument document, AccountMark[] marks)
    {
        if (document.CommittedAt > (marks is [.., var last] ? last.At : Timestamp.MinValue) && document.State.Nav.IsPositive)
        {
            yield return new AccountMark(document.CommittedAt, document.State.Nav, Money.Zero);
        }
    }

    /// <param name="From">Everything since then is known.</param>
    /// <param name="Newest">The newest slot.</param>
    /// <param name="Transferred">Moved in before that slot and since the last mark before it.</param>
    /// <param name="Marks">In order of time.</param>
    private sealed record Known(Timestamp From, Timestamp Newest, Money Transferred, AccountMark[] Marks);
}

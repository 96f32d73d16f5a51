using Trading.Core.Analytics;
using Trading.Core.Evidence.Gate;
using Trading.Core.Policy;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Evidence;

/// <summary>
/// What an account's own trades show, cheap enough to be asked before every cycle: returns against the backtest's, and caps and pacing
/// by an audit of the trade log. Unlike the gate it does not decide recorded cycles again.
/// </summary>
/// <param name="store">The account's store.</param>
/// <param name="account">Its name.</param>
/// <param name="policy">Trades by other policies do not count.</param>
/// <param name="codeVersion">Trades by other code do not count.</param>
public sealed class LiveEvidence(IStateStore store, string account, TradingPolicy policy, string codeVersion)
{
    private readonly string _policyHash = PolicyHash.Of(policy);

    /// <param name="expected">What the verdict says that a trade returns.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">The store did not answer.</exception>
    public async Task<PaperEvidence> ReadAsync(ExpectedReturn expected, CancellationToken cancellation)
    {
        var trades = await TradedSinceReader.TradesAsync(store, account, _policyHash, codeVersion, cancellation);
        var days = trades.IsEmpty ? 0 : (int)(trades.Max(t => t.ExitAt) - trades.Min(t => t.EntrySlot)).TotalDays;
        return PaperReading.Of(expected, trades, days, TradeLogAudit.Check(trades, policy).Count, policy.Gate.Paper);
    }
}

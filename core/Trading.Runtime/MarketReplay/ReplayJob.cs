using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;

namespace Trading.Runtime.MarketReplay;

/// <summary>
/// Drives an account through history at full speed, but through the whole shell: store, lease, intents, reconcile and the exchange's
/// port. A run that was broken off, however, goes on from its last commit and ends as an undisturbed one does.
/// </summary>
/// <param name="store">The account's memory.</param>
/// <param name="lease">One cycle at a time.</param>
/// <param name="objects">Inputs of decisions and policies.</param>
public sealed class ReplayJob(IStateStore store, ICycleLease lease, IObjectStore objects)
{
    /// <param name="dataset">What happened.</param>
    /// <param name="range">Which part is replayed; the slice that a backtest of it would run.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="options">How the account is run; its mode is PAPER.</param>
    /// <param name="progress">Told each slot that is done; null for none.</param>
    /// <param name="cancellation">Stops between and within cycles; what was committed stands.</param>
    /// <returns>How the cycles of this call ended, by text, with their number.</returns>
    /// <exception cref="InputException">The dataset cannot be used, or the account is another's.</exception>
    /// <exception cref="InvalidOperationException">A cycle failed.</exception>
    public async Task<SortedDictionary<string, long>> RunAsync(
        IMarketDataset dataset,
        SliceSpec range,
        TradingPolicy policy,
        CycleOptions options,
        Action<Timestamp>? progress = null,
        CancellationToken cancellation = default)
    {
        // Whether inputs are kept or not, what the rules were has to be found later.
        _ = await new PolicyArchive(objects).SaveAsync(policy, cancellation);
        var interval = policy.Cycle.Interval;
        var delay = TimeSpan.FromSeconds(policy.Cycle.DecisionDelaySeconds);
        var first = range.From.Floor(interval);
        first = first < range.From ? first.AddMs(interval.Ms) : first;
        var clock = new ReplayClock(range.From);
        using var market = new ReplayMarket(dataset, range, policy, clock);
        var venue = new ReplayVenue(
            market,
            MockExchangeOptions.From(policy.Simulation, range.FillMode, range.Seed, options.Account, options.OpeningCash),
            clock);
        var job = new CycleJob(new CycleServices(store, lease, venue, market, objects, clock), options, policy);
        var outcomes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var stored = await store.LoadAsync(options.Account, cancellation);
        var slot = NextSlot(stored?.Document, first, interval);
        for (; slot < range.To; slot = slot.AddMs(interval.Ms))
        {
            cancellation.ThrowIfCancellationRequested();
            await RunAsync(new CycleRequest(slot, slot + delay));
            progress?.Invoke(slot);
        }

        // What is still out at the end is seen through, and the account valued, as a backtest does.
        if (stored?.Document.LastSlot != range.To)
        {
            await RunAsync(new CycleRequest(range.To, range.To, IsMarkOnly: true));
        }

        return outcomes;

        async Task RunAsync(CycleRequest request)
        {
            var outcome = await job.RunAsync(request, cancellation);
            if (outcome.Kind == CycleOutcomeKind.Failed)
            {
                throw new InvalidOperationException($"the cycle of {request.Slot} ended as {outcome.Text}: {outcome.Message}");
            }

            outcomes[outcome.Text] = outcomes.GetValueOrDefault(outcome.Text) + 1;
        }
    }

    private static Timestamp NextSlot(AccountDocument? document, Timestamp first, Interval interval) => document switch
    {
        null => first,
        { OpenCycle: { } open } => open.Slot,
        { LastSlot: var last } when last >= first => last.AddMs(interval.Ms),
        _ => first,
    };
}

using System.Runtime.CompilerServices;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Backtesting;

/// <summary>
/// Runs a slice: the same Decide and Apply that trade live, in a loop over slots. The clock advances, the venue processes what is
/// pending, exits are decided and sent, then entries.
/// </summary>
public sealed class BacktestEngine : IDisposable
{
    // One name for all runs that name none: the same intent has the same order id in every fill mode, so that runs can be compared
    // trade by trade.
    private const string CommonAccount = "backtest";

    private const long DayMs = 86_400_000;

    private readonly SliceSpec _spec;
    private readonly CompiledPolicy _policy;
    private readonly MarketFeed _feed;
    private readonly MockExchange _venue;
    private readonly OrderWork _work;
    private readonly EquityRecorder _equity;
    private readonly OrderListHash _log = new();
    private readonly Funnel _funnel = new();
    private readonly List<Trade> _trades = [];
    private readonly TradeOrigin _origin;
    private readonly Decision _decision;
    private readonly ICycleObserver? _observer;
    private readonly Dictionary<ProductId, Tier> _tiers = [];
    private readonly Money _cash;

    /// <param name="dataset">Must have the id that the slice names.</param>
    /// <param name="spec">What to run.</param>
    /// <param name="policy">Must have the hash that the slice names.</param>
    /// <param name="observer">Sees every decision and event; null for none.</param>
    /// <exception cref="InputException">The dataset lacks a product or its candles, or the range is empty.</exception>
    public BacktestEngine(IMarketDataset dataset, SliceSpec spec, TradingPolicy policy, ICycleObserver? observer = null)
    {
        Require(dataset, spec, policy);
        var products = spec.Products.Select(id => dataset.Manifest.Get(id).Product).ToArray();
        _spec = spec;
        _observer = observer;
        var account = spec.Account ?? CommonAccount;
        _policy = new CompiledPolicy(policy, products, account, spec.FeeSchedule);
        _feed = new MarketFeed(dataset, spec, _policy, products);
        var cash = new Money(policy.Backtest.InitialCash);
        var options = MockExchangeOptions.From(policy.Simulation, spec.FillMode, spec.Seed, account, cash);
        _venue = new MockExchange(options with { TierOf = id => _tiers.GetValueOrDefault(id, Tier.T3) }, _policy.Costs, _feed);
        _work = new OrderWork(_venue, _feed, _policy, _funnel, _log, observer);
        _equity = new EquityRecorder(cash, spec.From);
        _origin = new TradeOrigin(spec.PolicyHash, spec.EngineVersion, spec.DatasetId);
        _decision = new Decision(products.Length, _policy.Signals.Count);
        _cash = cash;
    }

    /// <summary>Runs the slice to its end.</summary>
    /// <param name="progress">Told the slot after each simulated day; null for none.</param>
    /// <param name="cancellation">Stops between cycles; nothing of the slice is kept then.</param>
    public SliceResult Run(Action<Timestamp>? progress = null, CancellationToken cancellation = default)
    {
        var interval = _policy.Policy.Cycle.Interval;
        var next = _spec.From.Floor(interval);
        next = next < _spec.From ? next.AddMs(interval.Ms) : next;
        var nextReport = next;

        // On the stack, not in a field: it is replaced several times a cycle.
        var state = CycleState.Open(_cash, _spec.From);
        while (next < _spec.To)
        {
            next = RunThrough(ref state, next, nextReport);
            var last = next.AddMs(-interval.Ms);
            if (last >= nextReport)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Invoke(last);
                nextReport = last.AddMs(DayMs);
            }
        }

        return Finish(ref state);
    }

    public void Dispose()
    {
        _feed.Dispose();
        _log.Dispose();
    }

    // A day's cycles, the one at its end included; returns the slot after the last that was run. A loop of its own: it is entered once a
    // day, so that the runtime soon replaces it by its best code, which it does not do for a loop that is entered once a run.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Timestamp RunThrough(ref CycleState state, Timestamp slot, Timestamp end)
    {
        var intervalMs = _policy.Policy.Cycle.Interval.Ms;
        var delayMs = _policy.Policy.Cycle.DecisionDelaySeconds * 1000L;
        var isEnd = false;
        for (; !isEnd && slot < _spec.To; slot = slot.AddMs(intervalMs))
        {
            RunCycle(ref state, slot, slot.AddMs(delayMs));
            isEnd = slot >= end;
        }

        return slot;
    }

    // The paths on which something happens are methods of their own: their copies of the account cost a quiet cycle nothing then.
    private void RunCycle(ref CycleState state, Timestamp slot, Timestamp now)
    {
        if (_work.IsBusy)
        {
            RunPending(ref state, now);
        }

        _feed.Advance(slot, now);
        Mark(ref state, slot);
        if (!state.Positions.IsEmpty)
        {
            DecideExits(ref state, now);
        }

        var entries = TradingCycle.Decide(CyclePhase.Entries, _feed.Input, state, _policy, now, _decision);
        _observer?.Decided(entries, _feed.Input, state);
        _funnel.Count(entries);
        if (TradingCycle.HasNews(state, entries))
        {
            Remember(ref state, entries);
        }

        if (entries.Approved.Count > 0)
        {
            Enter(ref state, entries);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunPending(ref CycleState state, Timestamp now) => state = _work.RunTo(state, now);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DecideExits(ref CycleState state, Timestamp now)
    {
        var exits = TradingCycle.Decide(CyclePhase.Exits, _feed.Input, state, _policy, now, _decision);
        _observer?.Decided(exits, _feed.Input, state);
        if (exits.Approved.Count > 0)
        {
            Exit(ref state, exits);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Exit(ref CycleState state, Decision exits) => state = _work.Start(state, exits);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Remember(ref CycleState state, Decision entries) => state = TradingCycle.Apply(state, entries);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Enter(ref CycleState state, Decision entries)
    {
        foreach (var approved in entries.Approved)
        {
            _tiers[approved.Entry!.Product] = approved.Entry.Entry.Tier;
        }

        state = _work.Start(state, entries);
    }

    private void Mark(ref CycleState state, Timestamp slot)
    {
        if (TradingCycle.NeedsMark(state, slot))
        {
            Value(ref state, slot);
        }

        _equity.Record(state, slot, _feed.ReferencePrice);
        if (_work.Closed.Count > 0)
        {
            TakeTrades(state.Nav);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Value(ref CycleState state, Timestamp slot) => TradingCycle.MarkInPlace(ref state, _feed.Input.Market, slot, _policy);

    private void TakeTrades(Money nav)
    {
        _trades.AddRange(_work.Closed.Select(p => Trade.Of(p, nav, _origin)));
        _work.Closed.Clear();
    }

    private SliceResult Finish(ref CycleState state)
    {
        state = _work.RunTo(state, _spec.To);
        _feed.Advance(_spec.To, _spec.To);
        if (_policy.Policy.Backtest.IsClosedAtEnd)
        {
            state = EndOfRun.Close(state, _feed.Input, _policy, _work, _log, _spec.To);
        }

        Mark(ref state, _spec.To);
        return new SliceResult
        {
            Spec = _spec,
            Trades = _trades,
            OpenPositions = state.Positions,
            Days = _equity.Finish(),
            Deepest = _equity.Deepest,
            Highest = _equity.Highest,
            Lowest = _equity.Lowest,
            ReferenceAtStart = _equity.ReferenceAtStart,
            MeanExposurePct = _equity.MeanExposurePct,
            Funnel = _funnel.ToCounts(),
            Ledger = state.Ledger,
            FinalNav = state.Nav,
            IsDrawdownLatched = state.Risk.IsDrawdownLatched,
            Orders = _log.Orders,
            Fills = _log.Fills,
            OrderListHash = _log.Finish(),
            Candles = _feed.CandleCount,
        };
    }

    private static void Require(IMarketDataset dataset, SliceSpec spec, TradingPolicy policy)
    {
        if (dataset.Id != spec.DatasetId)
        {
            throw new InputException($"dataset: {dataset.Id} is not the slice's {spec.DatasetId}");
        }

        if (PolicyHash.Of(policy) != spec.PolicyHash)
        {
            throw new InputException($"policy: {PolicyHash.Of(policy)} is not the slice's {spec.PolicyHash}");
        }

        if (spec.Products.Count == 0)
        {
            throw new InputException("products: none; expected at least one");
        }

        // The feeds stand in this order, and the snapshot's rows in ordinal order: they are one only if these are.
        for (var i = 1; i < spec.Products.Count; i++)
        {
            if (spec.Products[i - 1].CompareTo(spec.Products[i]) >= 0)
            {
                throw new InputException(
                    $"products: {spec.Products[i]} after {spec.Products[i - 1]}; expected each once, in ordinal order");
            }
        }

        if (spec.From >= spec.To)
        {
            throw new InputException($"range: {spec.From} to {spec.To} is empty; expected the start before the end");
        }

        if (policy.Cycle.Interval.Ms % spec.Candles.Ms != 0)
        {
            throw new InputException(
                $"candles: {spec.Candles} do not fit cycles of {policy.Cycle.Interval}; expected an interval that divides it");
        }
    }
}

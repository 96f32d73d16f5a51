using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>
/// Runs one cycle of an account whenever it is told to, on any host: lease, load, <see cref="CycleRun"/>, release. It remembers nothing
/// that a restart would miss. Not for use by several threads; several processes may share a store.
/// </summary>
public sealed class CycleJob(CycleServices services, CycleOptions options, TradingPolicy policy)
{
    private readonly ListingReader _listing = new(services.Market, options);
    private readonly string _policyHash = PolicyHash.Of(policy);
    private readonly InputKeeper _keeper = new(services, options, policy);
    private StoredAccount? _last;
    private CompiledPolicy? _compiled;
    private Product[] _compiledFor = [];

    /// <summary>Runs the cycle of a slot, unless it is done, too late or somebody else's.</summary>
    /// <exception cref="InputException">The stored account is not one that this job may run.</exception>
    /// <exception cref="OperationCanceledException">Broken off; what was committed stands.</exception>
    public async Task<CycleOutcome> RunAsync(CycleRequest request, CancellationToken cancellation)
    {
        try
        {
            var grant = await services.Lease.AcquireAsync(options.Account, options.Owner, options.LeaseTime, cancellation);
            if (grant is null)
            {
                return CycleOutcome.Skipped(request.Slot, "lease_held");
            }

            try
            {
                return await RunAsync(request, grant, cancellation);
            }
            finally
            {
                await services.Lease.ReleaseAsync(grant, CancellationToken.None);
            }
        }
        catch (Exception error) when (error is CycleAbandonedException or StoreException or VenueException or InvalidOperationException)
        {
            // What is in memory may be half of a change: the next run loads what was committed.
            _last = null;
            return CycleOutcome.Failed(request.Slot, error);
        }
        catch
        {
            _last = null;
            throw;
        }
    }

    private async Task<CycleOutcome> RunAsync(CycleRequest request, LeaseGrant grant, CancellationToken cancellation)
    {
        var stored = await LoadAsync(cancellation);
        var isResumed = stored?.Document.OpenCycle?.Slot == request.Slot;
        if (stored is not null && !isResumed && !request.IsExitsOnly && stored.Document.LastSlot >= request.Slot)
        {
            return CycleOutcome.Skipped(request.Slot, "slot_done");
        }

        var listing = await _listing.ReadAsync(stored?.Document, cancellation);
        stored ??= await OpenAsync(cancellation);
        stored = stored with { Document = Rearranged(stored.Document, [.. listing.Select(listed => listed.Product)]) };
        var compiled = CompiledFor(stored.Document);
        using var session = new CycleSession(services, options, compiled, _policyHash, grant, stored);
        var outcome = await new CycleRun(services, options, session, listing, request, _keeper).RunAsync(isResumed, cancellation);
        _last = session.Stored;
        return outcome;
    }

    // A process that was the last to commit has the account in memory already, venue and all.
    private async Task<StoredAccount?> LoadAsync(CancellationToken cancellation)
    {
        if (_last is { } last)
        {
            var head = await services.Store.ReadHeadAsync(options.Account, cancellation);
            if (head.Version == last.Version)
            {
                return last;
            }
        }

        var stored = await services.Store.LoadAsync(options.Account, cancellation);
        if (stored is not null && stored.Document.Mode != options.Mode)
        {
            throw new InputException(
                $"account '{options.Account}': it is a {stored.Document.Mode.ToCode()} account; expected {options.Mode.ToCode()}. Use another account name, as its money is not of this mode");
        }

        services.Exchange.Restore(stored?.Document.VenueState);
        return stored;
    }

    // What the venue holds when an account begins is its cash; every other asset was there before and is none of ours.
    private async Task<StoredAccount> OpenAsync(CancellationToken cancellation)
    {
        var now = services.Clock.Now();
        var document = new AccountDocument
        {
            Account = options.Account,
            Mode = options.Mode,
            State = CycleState.Open(options.OpeningCash, now),
            ReconciledTo = now,
        };
        if (options.Mode != TradingMode.Live)
        {
            return new StoredAccount(0, document);
        }

        var view = await services.Exchange.ReadAsync(now, cancellation);
        var quote = policy.Universe.QuoteCurrency;
        return new StoredAccount(0, document with
        {
            State = CycleState.Open(new Money(view.BalanceOf(quote)), now),
            Foreign = document.Foreign.AddRange(view.Balances
                .Where(balance => balance.Asset != quote && balance.Total != 0)
                .Select(balance => KeyValuePair.Create(balance.Asset, balance.Total))),
        });
    }

    private static AccountDocument Rearranged(AccountDocument document, Product[] products)
    {
        if (document.Products.AsSpan().SequenceEqual(products))
        {
            return document;
        }

        var members = document.State.Universe.ToMembers([.. document.Products.Select(product => product.Id)]);
        var universe = document.State.Universe.IsJudged
            ? Core.Universe.UniverseState.From(new MarketSnapshot(products), document.State.Universe.RefreshedAt, members)
            : default;
        return document with { Products = [.. products], State = document.State with { Universe = universe } };
    }

    private CompiledPolicy CompiledFor(AccountDocument document)
    {
        if (_compiled is null || !document.Products.AsSpan().SequenceEqual(_compiledFor))
        {
            _compiledFor = [.. document.Products];
            _compiled = new CompiledPolicy(policy, _compiledFor, options.Account, options.FeeSchedule, options.IsBookRequired);
        }

        return _compiled;
    }
}

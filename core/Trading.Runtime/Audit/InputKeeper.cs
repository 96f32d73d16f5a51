using System.Text.Json;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;

namespace Trading.Runtime.Audit;

/// <summary>
/// Keeps what decisions are made from, so that each can be made again on another machine: the input by its content, and the policy by
/// its hash before the first of them. Both are safe before the decision's intents are committed.
/// </summary>
/// <remarks>
/// What cannot be kept is treated by what a decision risks. An exit reduces risk and is never held back: it goes on, and the record says
/// that its input is missing. An entry takes risk that nobody could account for later: it is not decided at all
/// (<c>no_trade:inputs_not_stored</c>). A store that does not answer counts as one that failed, after
/// <see cref="CycleOptions.InputStoreTime"/>. An input whose commit fails afterwards stays behind as an object that no record names.
/// </remarks>
internal sealed class InputKeeper(CycleServices services, CycleOptions options, TradingPolicy policy)
{
    /// <summary>Code of the note, and of the alert, that an input could not be kept; also the reason why entries were not decided.</summary>
    public const string NotStored = "inputs_not_stored";

    private readonly InputArchive _inputs = new(services.Objects);
    private readonly PolicyArchive _policies = new(services.Objects);
    private readonly string _policyHash = PolicyHash.Of(policy);
    private bool _isPolicyKept;

    /// <summary>Whether inputs are kept at all.</summary>
    public bool IsOn => options.IsInputKept;

    /// <summary>Keeps the input of one decision. What is passed in is read before this returns and may change afterwards.</summary>
    /// <returns>Its hash; or why it could not be kept.</returns>
    public async Task<KeptInput> KeepAsync(CyclePhase phase, CycleInput input, CycleState state, Timestamp now, CancellationToken cancellation)
    {
        try
        {
            var hash = await SaveAsync(phase, input, state, now, cancellation).WaitAsync(options.InputStoreTime, services.Clock, cancellation);
            return new KeptInput(hash, Failure: null);
        }
        catch (Exception error) when (IsFailureToKeep(error, cancellation))
        {
            // What a store's driver says may hold an address with a key in it; the record is no place for it.
            return new KeptInput(Hash: null, error is InputException ? error.Message : error.GetType().Name);
        }
    }

    private async Task<string> SaveAsync(CyclePhase phase, CycleInput input, CycleState state, Timestamp now, CancellationToken cancellation)
    {
        // Up to its first write this runs at once, so that the caller may go on with the buffers it passed in.
        var saving = _inputs.SaveAsync(
            new DecisionInput
            {
                Phase = phase,
                Account = options.Account,
                PolicyHash = _policyHash,
                CodeVersion = options.CodeVersion,
                FeeSchedule = options.FeeSchedule,
                IsBookRequired = options.IsBookRequired,
                Now = now,
                Input = input,
                State = state,
            },
            cancellation);
        if (!_isPolicyKept)
        {
            RequireReadable();
            await _policies.SaveAsync(policy, cancellation);
            _isPolicyKept = true;
        }

        return await saving;
    }

    private void RequireReadable()
    {
        if (PolicyHash.Of(PolicyCanonical.Read(PolicyCanonical.ToJson(policy), policy.Name, PolicyArchive.KeyOf(_policyHash))) != _policyHash)
        {
            throw new InputException($"policy {policy.Name}: its canonical form reads back as another policy");
        }
    }

    // Whatever a store or its adapter throws; faults of the cycle itself are not among them.
    private static bool IsFailureToKeep(Exception error, CancellationToken cancellation) => error is StoreException or IOException
        or UnauthorizedAccessException or TimeoutException or InputException or JsonException or ArgumentException or NotSupportedException
        or InvalidOperationException
        || (error is OperationCanceledException && !cancellation.IsCancellationRequested);
}

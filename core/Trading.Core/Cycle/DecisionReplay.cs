using System.Text;
using Trading.Core.Policy;

namespace Trading.Core.Cycle;

/// <summary>Decides again from stored inputs.</summary>
public static class DecisionReplay
{
    /// <summary>The policy made ready as it was for the decision.</summary>
    /// <exception cref="InputException">The policy names signals or options that this program does not know.</exception>
    public static CompiledPolicy Compile(DecisionInput input, TradingPolicy policy) =>
        new(policy, input.Products, input.Account, input.FeeSchedule, input.IsBookRequired);

    /// <summary>Decides as the cycle did.</summary>
    public static Decision Decide(DecisionInput input, CompiledPolicy policy) => TradingCycle.Decide(
        input.Phase, input.Input, input.State, policy, input.Now, new Decision(input.Input.Market.Count, policy.Signals.Count));

    /// <summary>The exits of an exit phase as the record has them: a JSON array.</summary>
    public static string Exits(DecisionInput input, TradingPolicy policy)
    {
        var compiled = Compile(input, policy);
        using var writer = new CycleEventWriter(input.PolicyHash, input.CodeVersion, compiled.Needs);
        writer.Decided(Decide(input, compiled), input.Input, input.State);
        return writer.Exits;
    }

    /// <summary>The decision of an entry phase as the record has it: a JSON object.</summary>
    /// <param name="input">The input of the entry phase.</param>
    /// <param name="exits">The input of the exit phase before it in the same run; null where there was none.</param>
    /// <param name="policy">The policy that <paramref name="input"/> names.</param>
    public static string Entries(DecisionInput input, DecisionInput? exits, TradingPolicy policy)
    {
        var compiled = Compile(input, policy);
        using var writer = new CycleEventWriter(input.PolicyHash, input.CodeVersion, compiled.Needs);
        if (exits is not null)
        {
            writer.Decided(Decide(exits, compiled), exits.Input, exits.State);
        }

        writer.Decided(Decide(input, compiled), input.Input, input.State);
        return writer.Decision ?? throw new InvalidOperationException($"{input.Input.Slot}: an entry phase without a decision");
    }

    /// <summary>Where two texts first differ, with what stands around it in each; null where they are the same.</summary>
    /// <param name="recorded">What the record has.</param>
    /// <param name="replayed">What was decided now.</param>
    public static string? FirstDifference(string recorded, string replayed)
    {
        const int Before = 60;
        const int After = 60;
        if (string.Equals(recorded, replayed, StringComparison.Ordinal))
        {
            return null;
        }

        var at = recorded.AsSpan().CommonPrefixLength(replayed);
        return $"byte {Encoding.UTF8.GetByteCount(recorded.AsSpan(0, at))}: recorded ...{Around(recorded)}..., replayed ...{Around(replayed)}...";

        string Around(string text) => text[Math.Max(0, at - Before)..Math.Min(text.Length, at + After)];
    }
}

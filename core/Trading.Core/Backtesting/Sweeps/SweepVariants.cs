using System.Collections.Immutable;
using Trading.Core.Policy;
using Trading.Core.Policy.Reading;

namespace Trading.Core.Backtesting.Sweeps;

/// <summary>The variants that a sweep comes to: the same file, policy and seed give the same in the same order.</summary>
/// <param name="Keys">The policy keys, in the file's order.</param>
/// <param name="Variants">Those that can be run, no two alike.</param>
/// <param name="Skipped">Why others were left out, one line each.</param>
public sealed record SweepVariants(ImmutableArray<string> Keys, ImmutableArray<SweepVariant> Variants, ImmutableArray<string> Skipped)
{
    // Draws of a random search that may be in vain, for one that is new.
    private const int DrawsPerVariant = 50;

    /// <param name="file">Which keys take which values.</param>
    /// <param name="policy">What they are put into.</param>
    /// <param name="vocabulary">Known names.</param>
    /// <exception cref="InputException">A key that the policy has not, a value it cannot take, a grid beyond the budget, or nothing left to run.</exception>
    public static SweepVariants Of(SweepFile file, TradingPolicy policy, PolicyVocabulary vocabulary)
    {
        var patch = new PolicyPatch(policy, vocabulary);
        foreach (var axis in file.Axes)
        {
            patch.RequireKey(axis.Key, axis.Place);
        }

        var builder = new Builder(file, policy, patch);
        if (file.Search == SweepSearch.Grid)
        {
            AddGrid(file, builder);
        }
        else
        {
            AddDraws(file, builder);
        }

        return builder.Variants.Count > 0
            ? new SweepVariants([.. file.Axes.Select(a => a.Key)], builder.Variants.ToImmutable(), builder.Skipped.ToImmutable())
            : throw new InputException($"{file.Name}: no variant can be run: {builder.Skipped[0]}");
    }

    private static void AddGrid(SweepFile file, Builder builder)
    {
        var count = file.Axes.Aggregate(1L, (product, axis) => Math.Min(int.MaxValue, product * axis.Values.Length));
        if (count > file.Budget)
        {
            throw new InputException($"{file.Name}: the grid has {(count == int.MaxValue ? "too many" : count)} variants; expected at most the budget of {file.Budget}");
        }

        // The last key runs fastest.
        for (var number = 0L; number < count; number++)
        {
            var rest = number;
            var values = new SweepValue[file.Axes.Length];
            for (var i = values.Length - 1; i >= 0; i--)
            {
                var choices = file.Axes[i].Values;
                values[i] = choices[(int)(rest % choices.Length)];
                rest /= choices.Length;
            }

            builder.Add(values);
        }
    }

    private static void AddDraws(SweepFile file, Builder builder)
    {
        var random = new SeededRandom(file.Seed);
        for (var draw = 0; draw < file.Budget * DrawsPerVariant && builder.Variants.Count < file.Budget; draw++)
        {
            var values = new SweepValue[file.Axes.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = file.Axes[i].Draw(ref random);
            }

            builder.Add(values);
        }
    }

    private sealed class Builder(SweepFile file, TradingPolicy policy, PolicyPatch patch)
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public ImmutableArray<SweepVariant>.Builder Variants { get; } = ImmutableArray.CreateBuilder<SweepVariant>();

        public ImmutableArray<string>.Builder Skipped { get; } = ImmutableArray.CreateBuilder<string>();

        public void Add(SweepValue[] values)
        {
            var texts = values.Select(v => v.Text).ToImmutableArray();
            if (!_seen.Add(string.Join('|', texts)))
            {
                return;
            }

            var patched = patch.With(file.Axes.Zip(values, (axis, value) => (axis.Key, value.Node)), out var problems);
            if (patched is not null)
            {
                // Two texts may be one number.
                if (_seen.Add(PolicyHash.Of(patched)))
                {
                    Variants.Add(new SweepVariant(Variants.Count, texts, patched with { Name = policy.Name }));
                }
            }
            else if (file.IsInvalidSkipped)
            {
                // Without the file's name: the same sweep gives the same report from any folder.
                Skipped.Add($"{Describe(texts)}: {problems[0].Replace($"{file.Label}:", "line ", StringComparison.Ordinal)}");
            }
            else
            {
                throw new InputException($"{problems[0]} (in the variant {Describe(texts)}; skip_invalid: true leaves such out)");
            }
        }

        private string Describe(ImmutableArray<string> texts) => string.Join(", ", file.Axes.Zip(texts, (axis, text) => $"{axis.Key} = {text}"));
    }
}

using Trading.Core.Policy.Reading;

namespace Trading.Core.Policy.Checks;

/// <summary>Names that point at something: signals, their options, regimes, fee schedules.</summary>
internal static class NameChecks
{
    private static readonly string[] Regimes = PolicyShape.FieldsOf(typeof(RegimePolicy))
        .Where(field => field.Type == typeof(RegimeProfile))
        .Select(field => field.Name)
        .ToArray();

    public static IEnumerable<PolicyProblem> Of(TradingPolicy policy, PolicyVocabulary vocabulary) =>
    [
        .. Signals(policy, vocabulary),
        .. Options(policy.Signals, vocabulary),
        .. policy.Rules.Table.SelectMany(rule =>
            Known($"rules.table[{rule.Signal}].excluded_regimes", rule.ExcludedRegimes, Regimes)),
        .. Known("costs.fee_schedule", [policy.Costs.FeeSchedule], policy.Costs.FeeSchedules.Keys),
        .. Known("gate.second_fee_schedule", [policy.Gate.SecondFeeSchedule], policy.Costs.FeeSchedules.Keys),
    ];

    /// <summary>The profiles by regime name.</summary>
    public static IEnumerable<(string Name, RegimeProfile Profile)> Profiles(RegimePolicy regime) =>
        [("bull", regime.Bull), ("chop", regime.Chop), ("bear", regime.Bear), ("crash", regime.Crash)];

    private static IEnumerable<PolicyProblem> Signals(TradingPolicy policy, PolicyVocabulary vocabulary)
    {
        var (enabled, table) = (policy.Signals.Enabled, policy.Rules.Table);
        var traded = Profiles(policy.Regime).SelectMany(entry => entry.Profile.Signals).ToArray();
        var ruled = table.Select(rule => rule.Signal).ToArray();
        return
        [
            .. Known("signals.enabled", enabled, vocabulary.Signals),
            .. Unique("signals.enabled", enabled),
            .. Profiles(policy.Regime).SelectMany(entry => Known($"regime.{entry.Name}.signals", entry.Profile.Signals, vocabulary.Signals)),
            .. Profiles(policy.Regime).SelectMany(entry => Unique($"regime.{entry.Name}.signals", entry.Profile.Signals)),
            .. ruled.SelectMany(signal => Known($"rules.table[{signal}].signal", [signal], vocabulary.Signals)),
            .. Unique("rules.table", ruled),
            .. enabled.Except(ruled).Select(signal =>
                new PolicyProblem("rules.table", $"without a rule for {signal}", $"one, since signals.enabled has {signal}")),
            .. enabled.Any(traded.Contains) ? [] : new[]
            {
                new PolicyProblem("signals.enabled", List(enabled), "at least one signal that some regime lets trade"),
            },
        ];
    }

    private static IEnumerable<PolicyProblem> Options(SignalsPolicy signals, PolicyVocabulary vocabulary)
    {
        foreach (var (signal, settings) in signals.Options)
        {
            var path = $"signals.options.{signal}";
            if (!vocabulary.OptionsBySignal.TryGetValue(signal, out var names))
            {
                yield return Unknown("signals.options", signal, vocabulary.Signals);
                continue;
            }

            foreach (var name in settings.Values.Keys.Except(names))
            {
                yield return Unknown($"{path}.{name}", name, names);
            }
        }

        foreach (var signal in signals.Enabled.Where(vocabulary.OptionsBySignal.ContainsKey))
        {
            var given = signals.Options.TryGetValue(signal, out var settings) ? settings.Values.Keys : [];
            foreach (var name in vocabulary.OptionsBySignal[signal].Except(given))
            {
                yield return new PolicyProblem($"signals.options.{signal}.{name}", "missing", $"a number, since signals.enabled has {signal}");
            }
        }
    }

    private static IEnumerable<PolicyProblem> Known(string path, IEnumerable<string> names, IEnumerable<string> known) =>
        names.Where(name => !known.Contains(name)).Select(name => Unknown(path, name, known));

    private static PolicyProblem Unknown(string path, string name, IEnumerable<string> known) =>
        new(path, $"'{name}'", $"one of {string.Join(", ", known)}{DidYouMean.Hint(name, known)}");

    /// <summary>Each name once.</summary>
    public static IEnumerable<PolicyProblem> Unique(string path, IEnumerable<string> names) => names
        .GroupBy(name => name, StringComparer.Ordinal)
        .Where(group => group.Skip(1).Any())
        .Select(group => new PolicyProblem(path, $"a list with {group.Key} more than once", "each name once"));

    private static string List(IEnumerable<string> names) => $"[{string.Join(", ", names)}]";
}

using Trading.Core;
using Trading.Core.Risk;

namespace Trading.Runtime.Jobs;

/// <summary>Levels of the kill switch as people write them.</summary>
public static class KillLevel
{
    private static readonly (string Name, KillSwitch Level)[] Levels =
        [("off", KillSwitch.Off), ("no-new-risk", KillSwitch.NoNewRisk), ("halt-all", KillSwitch.HaltAll)];

    /// <exception cref="InputException">Not a level.</exception>
    public static KillSwitch Parse(string text, string source)
    {
        var names = Levels.Select(level => level.Name).ToArray();
        var index = Array.IndexOf(names, text.Replace('_', '-'));
        return index >= 0 ? Levels[index].Level : throw new InputException(
            $"{source}: '{text}' is not known; expected one of {string.Join(", ", names)}{DidYouMean.Hint(text, names)}");
    }
}

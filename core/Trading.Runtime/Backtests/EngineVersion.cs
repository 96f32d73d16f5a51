using System.Reflection;
using Trading.Core;
using Trading.Core.Backtesting;

namespace Trading.Runtime.Backtests;

/// <summary>
/// Names the code that results come from: the version of Trading.Core and a hash of its compiled module, which any change of the
/// code changes. Results of other code are never taken for this one's.
/// </summary>
public static class EngineVersion
{
    private const int HashDigits = 12;

    /// <summary>Such as 0.1.0-3f2a61c09d1e.</summary>
    public static string Current { get; } = Of(typeof(BacktestEngine).Assembly);

    private static string Of(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return $"{version.Split('+')[0]}-{ContentHash.Of(assembly.ManifestModule.ModuleVersionId.ToByteArray())[..HashDigits]}";
    }
}

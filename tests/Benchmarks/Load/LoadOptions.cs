using System.Globalization;

namespace Benchmarks.Load;

/// <summary>The load to put on the program. Arguments are inputs to change, such as <c>seconds=20 rate=400</c>.</summary>
internal sealed record LoadOptions
{
    /// <summary>How long.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Who asks.</summary>
    public int Clients { get; init; } = 50;

    /// <summary>Requests a second, of all clients.</summary>
    public int Rate { get; init; } = 200;

    /// <summary>Cycle records that are in the store already: a day of quarter-hours.</summary>
    public int Records { get; init; } = 96;

    /// <summary>What is asked of cycles.</summary>
    public string Cycles { get; init; } = "/api/cycles";

    /// <summary>Null where an argument is none of ours.</summary>
    public static LoadOptions? Read(string[] args)
    {
        var options = new LoadOptions();
        foreach (var arg in args)
        {
            var at = arg.IndexOf('=', StringComparison.Ordinal);
            var (name, text) = at < 0 ? (arg, "") : (arg[..at], arg[(at + 1)..]);
            var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
            options = name switch
            {
                "seconds" when number > 0 => options with { Seconds = number },
                "clients" when number > 0 => options with { Clients = number },
                "rate" when number > 0 => options with { Rate = number },
                "records" => options with { Records = number },
                "cycles" when text.StartsWith('/') => options with { Cycles = text },
                _ => null,
            };
            if (options is null)
            {
                return null;
            }
        }

        return options;
    }
}

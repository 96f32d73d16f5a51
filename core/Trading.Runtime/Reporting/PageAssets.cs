using System.Text;

namespace Trading.Runtime.Reporting;

/// <summary>The style and the script that every page carries, from the files beside this one.</summary>
internal static class PageAssets
{
    private static readonly string[] Styles = ["page.css", "blocks.css", "plots.css"];
    private static readonly string[] Scripts = ["theme.js", "tips.js", "lines.js", "trades.js"];

    public static string Style { get; } = Join(Styles);

    public static string Script { get; } = Join(Scripts);

    private static string Join(string[] names) => string.Concat(names.Select(Read));

    // Line ends are part of the hash that lets an asset run: the same on every machine that builds.
    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"{typeof(PageAssets).Namespace}.Assets.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

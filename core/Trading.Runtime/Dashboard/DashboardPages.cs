using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Trading.Runtime.Reporting;

namespace Trading.Runtime.Dashboard;

/// <summary>
/// The dashboard: one page, its scripts and styles, from the files in <c>Assets</c> and the styles that reports have. They hold no data of
/// an account and are the same for everybody; what they show they ask the API for.
/// </summary>
public static class DashboardPages
{
    private const string PageName = "index.html";
    private const string Folder = "Trading.Runtime.Dashboard.Assets.";

    private static readonly FrozenDictionary<string, DashboardAsset> Assets = Read();

    /// <summary>The page itself.</summary>
    public static DashboardAsset Page => Assets[PageName];

    /// <summary>
    /// What the page may load and speak to: this host alone, and nothing that stands in the page itself. A report opened from it lies
    /// under the same rules, so the one script and the one style that reports carry may run, known by their hashes.
    /// </summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; script-src 'self' '{Reporting.Page.ScriptHash}'; style-src 'self' '{Reporting.Page.StyleHash}'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Every name that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => Assets.Keys.Where(name => name != PageName).Order(StringComparer.Ordinal);

    /// <summary>A script or style by its name; null where there is none.</summary>
    public static DashboardAsset? Find(string name) => name == PageName ? null : Assets.GetValueOrDefault(name);

    private static FrozenDictionary<string, DashboardAsset> Read()
    {
        var assets = new Dictionary<string, DashboardAsset>(StringComparer.Ordinal);
        var assembly = typeof(DashboardPages).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            Add(assets, resource[Folder.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }

        Add(assets, "report.css", PageAssets.Style);
        return assets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, DashboardAsset> assets, string name, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        assets.Add(name, new DashboardAsset(content, TypeOf(name), $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml; charset=utf-8",
        _ => throw new InvalidOperationException($"{name}: no content type is known for it"),
    };
}

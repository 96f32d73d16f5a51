using System.Security.Cryptography;
using System.Text;

namespace Trading.Runtime.Reporting;

/// <summary>
/// One self-contained HTML file: a head, sections, and the style and script that all pages share, which alone its content security policy
/// lets through, by their hashes. The same content gives the same bytes.
/// </summary>
public sealed record Page
{
    private static readonly string Style = PageAssets.Style;
    private static readonly string Script = PageAssets.Script;
    private static readonly string Policy =
        $"default-src 'none'; style-src '{HashOf(Style)}'; script-src '{HashOf(Script)}'; base-uri 'none'; form-action 'none'";

    /// <summary>What a content security policy knows the one script of every page by.</summary>
    public static string ScriptHash { get; } = HashOf(Script);

    /// <summary>What a content security policy knows the one style of every page by.</summary>
    public static string StyleHash { get; } = HashOf(Style);

    /// <summary>What the page is about.</summary>
    public required string Title { get; init; }

    /// <summary>One line under the title.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What is to be read first.</summary>
    public IReadOnlyList<IBlock> Head { get; init; } = [];

    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The whole file as UTF-8.</summary>
    public byte[] ToHtml()
    {
        var html = new HtmlWriter();
        html.Open("html", ("lang", "en"));
        WriteHead(html);
        html.Open("body").Line();
        html.Open("header", ("class", "top"));
        html.Open("div").Leaf("h1", Title);
        if (Subtitle.Length > 0)
        {
            html.Leaf("p", Subtitle, ("class", "muted"));
        }

        html.Close();
        html.Leaf("button", "Theme", ("id", "theme"), ("type", "button"), ("aria-label", "Switch between light and dark"));
        html.Close().Line();
        html.Open("nav", ("aria-label", "Sections"));
        foreach (var section in Sections)
        {
            html.Leaf("a", section.Title, ("href", "#" + section.Id));
        }

        html.Close().Line().Open("main");
        foreach (var block in Head)
        {
            html.Add(block).Line();
        }

        foreach (var section in Sections)
        {
            html.Add(section).Line();
        }

        html.Close().Line();
        html.Leaf("div", "", ("id", "tip"), ("role", "tooltip"), ("hidden", "hidden"));
        html.WriteData("data").Line().Asset("script", Script).Line();
        html.Close().Close();
        return Encoding.UTF8.GetBytes("<!doctype html>\n" + html + "\n");
    }

    private void WriteHead(HtmlWriter html)
    {
        html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Leaf("title", Title);
        html.Asset("style", Style);
        html.Close().Line();
    }

    private static string HashOf(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

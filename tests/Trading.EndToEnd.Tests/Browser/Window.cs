using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Trading.EndToEnd.Tests.Browser;

/// <summary>A page of ours in a browser, and everything that it, and what it opened, complained of or asked for.</summary>
internal sealed class Window : IAsyncDisposable
{
    private const int Height = 900;
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    private Window(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings on the console, exceptions, and requests for anything but the page itself, or, of one that a host serves, for another host.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Window> OpenAsync(IBrowser browser, Uri address, int width, ColorScheme scheme)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = Height },
            ColorScheme = scheme,
            // What scrolls by itself would be aimed at while it moves.
            ReducedMotion = ReducedMotion.Reduce,
        });
        var window = new Window(context, await context.NewPageAsync());
        context.Console += (_, message) => window.Complain(message.Type is "error" or "warning", $"console: {message.Text}");
        context.WebError += (_, error) => window.Complain(true, $"exception: {error.Error}");
        context.Request += (_, request) => window.Complain(!IsOwn(request.Url, address), $"request: {request.Url}");
        await window.Page.GotoAsync(address.AbsoluteUri);
        return window;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>Values that an expression gives, as text.</summary>
    public Task<string[]> TextsAsync(string expression) => Page.EvaluateAsync<string[]>(expression);

    /// <summary>The texts of a column of the table of trades, as far as they are drawn.</summary>
    public Task<string[]> ColumnAsync(int column) =>
        TextsAsync($"[...document.querySelectorAll('#trade-rows tr')].map(r => r.cells[{column}].textContent)");

    private static bool IsOwn(string url, Uri address) => address.IsFile
        ? url == address.AbsoluteUri
        : url.StartsWith(address.GetLeftPart(UriPartial.Authority) + "/", StringComparison.Ordinal) || url.StartsWith("blob:" + address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

    private void Complain(bool isOne, string text)
    {
        if (isOne)
        {
            _complaints.Enqueue(text);
        }
    }
}

using Trading.Runtime.Dashboard;

namespace Trading.Runtime.Api;

/// <summary>Answers with the page for people and its parts.</summary>
internal static class DashboardHandlers
{
    public static Task<ApiAnswer> PageAsync(ApiCall call, CancellationToken cancellation) => Task.FromResult(
        Send(call, DashboardPages.Page)
            .With("Content-Security-Policy", DashboardPages.ContentSecurityPolicy)
            .With("Referrer-Policy", "no-referrer")
            .With("Cross-Origin-Opener-Policy", "same-origin"));

    public static Task<ApiAnswer> AssetAsync(ApiCall call, CancellationToken cancellation) => Task.FromResult(
        DashboardPages.Find(call.Id) is { } asset
            ? Send(call, asset)
            : throw new ApiProblemException(ApiStatus.NotFound, "the dashboard has no such part"));

    // Kept by the browser, and asked about each time: a new version of the program is seen at once.
    private static ApiAnswer Send(ApiCall call, DashboardAsset asset)
    {
        var isKnown = call.Request.IfNoneMatch is { } known && known.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == asset.Tag || tag == $"W/{asset.Tag}");
        var answer = isKnown
            ? new ApiAnswer(ApiStatus.NotModified, ReadOnlyMemory<byte>.Empty, asset.ContentType)
            : new ApiAnswer(ApiStatus.Ok, asset.Content, asset.ContentType);
        return answer.With("ETag", asset.Tag).With("Cache-Control", "no-cache");
    }
}

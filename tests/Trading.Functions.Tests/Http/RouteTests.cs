using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Trading.Functions.Hosting;
using Trading.Functions.Http;
using Trading.Functions.Tests.Hosting;
using Trading.Runtime.Api;
using Microsoft.Extensions.Logging.Abstractions;

namespace Trading.Functions.Tests.Http;

public class RouteTests
{
    /// <summary>Every function that HTTP triggers, as its attributes say.</summary>
    private static List<(string Method, string Template, AuthorizationLevel Level)> Functions() =>
    [
        .. typeof(CloudHost).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>()
            .SelectMany(trigger => trigger.Methods!.Select(method => (method.ToUpperInvariant(), trigger.Route!, trigger.AuthLevel))),
    ];

    [Fact]
    public async Task HttpFunctions_All_AreTheRoutesOfTheApiWithTheirAccess()
    {
        using var host = await TestCloud.StartAsync();
        var expected = new ApiCarrier(host, NullLogger<ApiCarrier>.Instance).Routes.Select(route =>
            (route.Method, route.Template, route.Access == ApiAccess.Anonymous ? AuthorizationLevel.Anonymous : AuthorizationLevel.Function));

        Assert.Equal(expected.Order(), Functions().Order());
    }

    [Fact]
    public void HttpFunctions_AllButLivenessAndThePage_AskForAFunctionKey() => Assert.Equal(
        [
            "DELETE backtests/{id} Function", "GET alerts Function", "GET backtests Function", "GET backtests/{id} Function", "GET backtests/{id}/report Function",
            "GET comparison Function", "GET cycles Function", "GET cycles/{id}/why Function", "GET dashboard Anonymous", "GET dashboard/{id} Anonymous",
            "GET datasets Function", "GET equity Function", "GET health Anonymous", "GET health/detail Function", "GET health/live Anonymous",
            "GET health/ready Function", "GET trades Function", "GET trades/{id}/why Function",
            "POST backtests Function", "POST kill-switch Function",
        ],
        Functions().Select(f => $"{f.Method} {f.Template} {f.Level}").Order(StringComparer.Ordinal));
}

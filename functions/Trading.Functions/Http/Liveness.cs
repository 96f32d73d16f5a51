using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Trading.Functions.Http;

/// <summary>Whether the app answers at all, for whoever watches it. It says nothing else.</summary>
public sealed class Liveness
{
    [Function(nameof(Liveness))]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "live")] HttpRequest request) => new NoContentResult();
}

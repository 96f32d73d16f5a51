using Microsoft.AspNetCore.Mvc;
using Trading.Runtime.Api;

namespace Trading.Functions.Http;

/// <summary>An answer of the API as it is sent.</summary>
internal sealed class ApiResult(ApiAnswer answer) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Status == ApiStatus.NotModified ? null : answer.Content.Length;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        await response.Body.WriteAsync(answer.Content, context.HttpContext.RequestAborted);
    }
}

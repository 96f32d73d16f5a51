using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Trading.Functions.Http;
using Trading.Functions.Tests.Hosting;

namespace Trading.Functions.Tests.Http;

public class ApiCarrierTests
{
    [Theory]
    [InlineData("GET", "/api/cycles", "limit=0", "", 400, "limit: '0' found")]
    [InlineData("POST", "/api/kill-switch", "", "{\"level\":\"off\",\"then\":1}", 400, "then")]
    [InlineData("GET", "/api/backtests/abc", "", "", 400, "'abc' is not a run's")]
    [InlineData("GET", "/api/trades/49869654-08ef-4b3a-9f0e-5f0a4c1d2b3c/why", "", "", 404, "has no trade")]
    [InlineData("POST", "/api/backtests", "", "{}", 415, "expected application/json")]
    public async Task Keyed_WhatCannotBeAnswered_IsAProblem(string method, string path, string query, string body, int status, string detail)
    {
        var (found, type, content) = await CallAsync(method, path, query, body, isKeyed: true);

        Assert.Equal((status, "application/problem+json"), (found, type));
        var problem = JsonElement.Parse(content);
        Assert.Equal((status, path), (problem.GetProperty("status").GetInt32(), problem.GetProperty("instance").GetString()));
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyed_Cycles_AreAnswered()
    {
        Assert.Equal((200, "application/json", "[]"), await CallAsync("GET", "/api/cycles", "", "", isKeyed: true));
    }

    [Fact]
    public async Task Open_ARouteOfOthers_IsClosed()
    {
        var (status, _, content) = await CallAsync("GET", "/api/cycles", "", "", isKeyed: false);

        Assert.Equal(401, status);
        Assert.Contains("x-functions-key", content, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string? Type, string Content)> CallAsync(string method, string path, string query, string body, bool isKeyed)
    {
        using var host = await TestCloud.StartAsync();
        var carrier = new ApiCarrier(host, NullLogger<ApiCarrier>.Instance);
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.QueryString = new QueryString(query.Length == 0 ? "" : $"?{query}");
        context.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
        context.Response.Body = answer;
        var result = isKeyed ? await carrier.KeyedAsync(context.Request, default) : await carrier.OpenAsync(context.Request, default);
        await result.ExecuteResultAsync(new ActionContext(context, new RouteData(), new Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor()));
        return (context.Response.StatusCode, context.Response.ContentType, System.Text.Encoding.UTF8.GetString(answer.ToArray()));
    }
}

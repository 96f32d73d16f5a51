using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Trading.Core;
using Trading.Functions.Hosting;

const int BadInput = 2;
try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    await CloudApp.ComposeAsync(builder, TimeProvider.System, CancellationToken.None);
    await builder.Build().RunAsync();
    return 0;
}
catch (InputException error)
{
    await Console.Error.WriteLineAsync($"start-up refused: {error.Message}");
    return BadInput;
}

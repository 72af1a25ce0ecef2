using DigitalIndiaStack.Core.Hosting;

namespace DigitalIndiaStack.Host;

/// <summary>Shows the API of each block as a page, <c>/{block}/docs</c>.</summary>
internal static class ApiReferences
{
    public static void UseApiReferences(this WebApplication app)
    {
        foreach (var block in app.Services.GetRequiredService<BlockCatalog>().All.Where(block => block.Name != "portal"))
        {
            app.UseSwaggerUI(page =>
            {
                page.RoutePrefix = $"{block.Name}/docs";
                page.DocumentTitle = $"{block.Name} API";
                page.SwaggerEndpoint($"/openapi/{block.Name}.json", block.Name);
            });
        }
    }
}

using System.Net;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.Races;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Clients;

/// <summary>A client that one instance removes while another still remembers it.</summary>
public sealed class ClientRemovedElsewhereTests(TwoInstances instances) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task A_request_of_a_client_that_another_instance_removed_a_moment_ago_is_refused()
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var developer = new Developer(instances.One);
        var (id, token) = await developer.NewAsync();
        Assert.Equal(HttpStatusCode.Created, (await instances.Two.PushAsync(Of(id))).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await developer.RemoveAsync(id, token)).Status);
        var pushed = await instances.Two.PushAsync(Of(id));

        Assert.Equal(HttpStatusCode.PreconditionFailed, pushed.Status);
        Assert.Equal("API-0412", pushed.Text("code"));
    }

    private static Dictionary<string, string> Of(string id) => Wire.AppRequest("openid", form => form["client_id"] = id);
}

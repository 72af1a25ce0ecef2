using System.Text.Json;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.Tokens;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>What makes a block call its peers.</summary>
internal static class BlockCalls
{
    extension(BlockHost host)
    {
        /// <summary>Posts to a block as one of its clients.</summary>
        public Task<BlockAnswer> PostAsync(string block, string client, string[] scopes, string path, object body) => host.SendAsync(
            HttpMethod.Post,
            path,
            host.Issuer.Sign(new TestToken(block, scopes) { ClientId = client }),
            JsonSerializer.Serialize(body),
            TestContext.Current.CancellationToken,
            ("Idempotency-Key", Guid.CreateVersion7().ToString()));
    }
}

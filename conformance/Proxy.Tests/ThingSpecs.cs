namespace DigitalIndiaStack.Conformance.Proxy.Tests;

/// <summary>A folder with the specification of one operation whose answer has a given schema.</summary>
internal sealed class ThingSpecs : IDisposable
{
    public ThingSpecs(string schema)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, "things")).FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, "things.v1.yaml"), $$"""
            openapi: 3.0.3
            info: { title: Things, version: 1.0.0 }
            paths:
              /things/{thingId}:
                get:
                  operationId: getThing
                  security: [{ oauth2: [things.read] }]
                  responses:
                    '200':
                      description: A thing.
                      content:
                        application/json:
                          schema: { {{schema}} }
            """);
        File.WriteAllText(System.IO.Path.Combine(folder, "requirements.yaml"), "- { id: THG-1.1, level: MUST, text: A thing MUST be readable., operations: [getThing], profiles: [things-core] }\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("dis-things-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

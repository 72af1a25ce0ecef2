using System.Security.Cryptography;

namespace DigitalIndiaStack.Conformance.Tests.Servers;

/// <summary>A folder with all that a run against the small server reads: specifications, keys and the target file.</summary>
internal sealed class SmallTarget : IDisposable
{
    public const string Pin = "915273";

    public SmallTarget(string address, string more = "")
    {
        Directory.CreateDirectory(Path.Combine(Folder, "specs", "things"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(Folder, "client.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(Folder, "pin"), Pin);
        File.WriteAllText(Path.Combine(Folder, "specs", "things", "things.v1.yaml"), Api);
        File.WriteAllText(Path.Combine(Folder, "specs", "things", "requirements.yaml"), Requirements);
        Directory.CreateDirectory(Path.Combine(Folder, "specs", "sandbox"));
        File.WriteAllText(Path.Combine(Folder, "specs", "sandbox", "sandbox.v1.yaml"), Sandbox);
        File.WriteAllText(Sut, SutOf(address) + more);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("conform").FullName;

    public string Sut => Path.Combine(Folder, "dis-sut.yaml");

    public string Specs => Path.Combine(Folder, "specs");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string SutOf(string address) => $$"""
        version: 1
        name: Small server
        target: {{address}}
        issuer: /issuer
        control: /sandbox/v1
        tenants:
          a:
            id: a
            clients:
              - { role: reader, clientId: reader, key: 'file:client.pem', scopes: [things.read, things.list, sandbox.control] }
            persons:
              - { role: citizen, number: '900012345671', pin: 'file:pin' }
          b:
            id: b
            clients:
              - { role: reader, clientId: reader-b, key: 'file:client.pem', scopes: [things.read] }

        """;

    private const string Requirements = """
        - { id: THG-1.1, level: MUST, text: A thing MUST be readable with its scope., operations: [getThing], profiles: [things-core, things-extended] }
        - { id: THG-1.2, level: MUST, text: A forged token MUST be refused., operations: [getThing], profiles: [things-core] }
        - { id: THG-1.3, level: MUST, text: A token of another audience MUST be refused., operations: [getThing], profiles: [things-core] }
        - { id: THG-1.4, level: MUST, text: A token without the scope MUST be refused., operations: [getThing], profiles: [things-core] }
        - { id: THG-1.5, level: MUST, text: An expired token MUST be refused., operations: [getThing], profiles: [things-core] }
        - { id: THG-1.6, level: MUST, text: A thing of another tenant MUST be answered as not found., operations: [getThing], profiles: [things-core] }
        - { id: THG-1.7, level: SHOULD, text: A thing SHOULD have a long name., operations: [getThing], profiles: [things-core] }
        - { id: THG-1.8, level: MUST, text: Keys MUST be kept in hardware., verify: attested, reason: Nothing outside shows it., profiles: [things-core] }
        - { id: THG-2.1, level: MUST, text: Nothing checks this., profiles: [things-extended] }
        """;

    private const string Sandbox = """
        openapi: 3.0.3
        info: { title: Sandbox, version: 1.0.0 }
        paths: {}
        components:
          securitySchemes:
            oauth2: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: { sandbox.control: Control. } } } }
        """;

    private const string Api = """
        openapi: 3.0.3
        info: { title: Things, version: 1.0.0 }
        paths:
          /things/{thingId}:
            get:
              operationId: getThing
              security: [{ oauth2: [things.read] }]
              responses:
                '200':
                  description: The thing.
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Thing' }
                default:
                  description: Refused.
                  content:
                    application/problem+json:
                      schema: { $ref: '#/components/schemas/Problem' }
        components:
          securitySchemes:
            oauth2:
              type: oauth2
              flows:
                clientCredentials:
                  tokenUrl: /issuer/token
                  scopes: { things.read: Read things., things.list: List things. }
          schemas:
            Thing:
              type: object
              additionalProperties: false
              required: [thingId, name]
              properties:
                thingId: { type: string }
                name: { type: string, minLength: 1 }
            Problem:
              type: object
              required: [type, title, status, code]
              properties:
                type: { type: string }
                status: { type: integer }
        """;
}

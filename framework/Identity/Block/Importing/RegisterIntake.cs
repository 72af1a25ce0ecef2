using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Core.Lines;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Saves the lines of an import as they are read, a handful in memory at a time, malformed ones by what is wrong; the transaction of the request keeps all or none.</summary>
internal sealed class RegisterIntake(IdentityDbContext db, ImportId import, DateTimeOffset now) : IDisposable
{
    /// <summary>The most lines of an import.</summary>
    public const int Most = 100_000;

    private const int AtOnce = 1000;

    private readonly List<ImportLine> read = new(AtOnce);

    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public int Count { get; private set; }

    /// <summary>The digest over the source ids that were read.</summary>
    public string Digest() => Convert.ToHexStringLower(digest.GetCurrentHash());

    /// <summary>Saves the lines.</summary>
    /// <returns>What refuses the upload as a whole; <see langword="null"/> when nothing does.</returns>
    public async Task<RequestError?> SaveAsync(Stream body, RegisterFormat format, CancellationToken cancellationToken)
    {
        await foreach (var bytes in TextLines.ReadAsync(body, cancellationToken))
        {
            if (format.IsHeaderDue)
            {
                if (!format.TryReadHeader(bytes))
                {
                    return new RequestError("/lines/0", "header");
                }

                continue;
            }

            Count++;
            if (Count > Most || bytes.Length > TextLines.Longest)
            {
                return new RequestError($"/lines/{Count}", Count > Most ? "maximum" : "maxLength");
            }

            await AddAsync(bytes, format, cancellationToken);
        }

        await FlushAsync(cancellationToken);
        return null;
    }

    public void Dispose() => digest.Dispose();

    private async Task AddAsync(byte[] bytes, RegisterFormat format, CancellationToken cancellationToken)
    {
        var (line, unread) = format.Read(bytes);
        if (line?.SourceId is { } id)
        {
            digest.AppendData(Encoding.UTF8.GetBytes(id + "\n"));
        }

        read.Add(Kept(bytes, line, line is null ? ("", unread!) : line.Fault(now)));
        if (read.Count == AtOnce)
        {
            await FlushAsync(cancellationToken);
        }
    }

    private ImportLine Kept(byte[] bytes, RegisterLine? line, (string Member, string Rule)? fault) => new()
    {
        ImportId = import,
        Number = Count,
        SourceId = line?.HasSourceId() == true ? line.SourceId : null,
        FullName = fault is null ? line!.FullName : null,
        DateOfBirth = fault is null ? line!.Birth() : null,
        Region = fault is null ? line!.Region : null,
        Phone = fault is null ? line!.Phone : null,
        Digest = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        Finding = fault is null ? null : RegisterFinding.Malformed,
        Member = fault?.Member,
        Rule = fault?.Rule,
    };

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await db.AddManyAsync(read, cancellationToken);
        read.Clear();
    }
}

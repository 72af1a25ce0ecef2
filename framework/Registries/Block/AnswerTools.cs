using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>What an answer is made with besides its body.</summary>
internal sealed class AnswerTools(ProblemWriter problems, ResponseHeaders headers, IdPages pages)
{
    public ProblemWriter Problems => problems;

    public ResponseHeaders Headers => headers;

    public IdPages Pages => pages;
}

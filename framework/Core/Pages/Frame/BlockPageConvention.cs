using DigitalIndiaStack.Core.Pages.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>Marks each page with its block and lets only signed-in people in, unless the page says <c>[AllowAnonymous]</c>.</summary>
internal sealed class BlockPageConvention(BlockPages blocks) : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        if (blocks.BlockOf(model.HandlerType.Assembly) is not { } block)
        {
            return;
        }

        model.EndpointMetadata.Add(new PageOfBlock(block));
        if (blocks.WithSignIn.Contains(block))
        {
            model.EndpointMetadata.Add(new AuthorizeAttribute(PageSignIn.PolicyOf(block)));
        }
    }
}

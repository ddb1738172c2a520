// The documentation of the JSON API: swagger-ui, told where our document is and to ask nobody else.
"use strict";
SwaggerUIBundle({
  url: document.getElementById("docs").dataset.openapi,
  domNode: document.getElementById("docs"),
  deepLinking: true,
  validatorUrl: null,
  supportedSubmitMethods: ["get"],
});

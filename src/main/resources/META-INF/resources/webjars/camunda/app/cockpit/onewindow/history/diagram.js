// A diagram on a page of ours: Cockpit's own viewer, which its AngularJS knows as a widget.
import { element, failure } from '../../../../lib/onewindow/dom.js';
import { drawPath } from './path.js';

const ENGINE = new URL('../../../../api/engine/engine/default/', import.meta.url);

async function xml(definition) {
  const answer = await fetch(new URL(`process-definition/${encodeURIComponent(definition)}/xml`, ENGINE),
    { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`流程图没有载入（${answer.status}）`);
  }
  return (await answer.json()).bpmn20Xml;
}

// Draws an instance of a case, with its path, into a node that is on the page. Returns what takes it away.
export function diagram(node, { definition, path }) {
  let scope;
  let gone = false;
  xml(definition).then(source => {
    if (gone) {
      return;
    }
    const injector = window.angular.element(document.body).injector();
    injector.invoke(['$compile', '$rootScope', '$route', 'search', 'configuration', ($compile, $rootScope, $route, search, configuration) => {
      // The widget writes into the URL what it shows. That must not load our page anew, and of another diagram it is wrong.
      $route.current.$$route.reloadOnSearch = false;
      search.updateSilently({ viewbox: null, rootElement: null }, true);
      scope = $rootScope.$new(true);
      Object.assign(scope, {
        source, control: {}, conf: configuration.getBpmnJs(),
        loaded: () => drawPath(scope.control.getViewer(), path)
      });
      const widget = $compile('<div cam-widget-bpmn-viewer diagram-data="source" control="control" on-load="loaded()" bpmn-js-conf="conf"></div>')(scope);
      node.replaceChildren(widget[0]);
      scope.$applyAsync();
    }]);
  }).catch(error => node.replaceChildren(failure(error)));
  return () => {
    gone = true;
    scope?.$destroy();
  };
}

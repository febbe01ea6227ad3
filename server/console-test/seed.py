"""Fills a server with the project's own documents and made-up episodes: seed.py URL DOCS"""
import glob, json, os, random, sys, urllib.error, urllib.request

B, DOCS = sys.argv[1:3]


def post(p,b):
    r=urllib.request.Request(B+p,json.dumps(b).encode(),{'content-type':'application/json'})
    try: return json.load(urllib.request.urlopen(r))
    except urllib.error.HTTPError as e: print(p,e.code,e.read()[:300]); return {}
for f in sorted(glob.glob(f'{DOCS}/*.md')) + sorted(glob.glob(f'{DOCS}/guides/*.md')):
    t = open(f).read()
    post('/v1/documents',{'id':os.path.basename(f),'title':t.split('\n')[0].lstrip('# '),'text':t})
rnd=random.Random(4)
tasks=['deploy the web shop','fix the flaky login test','migrate the orders table','answer a refund request','tune the search index']
for i in range(40):
    t=tasks[i%5]; good=rnd.random()<(.85 if i%2 else .35)
    steps=['read the log','reproduce it locally','write the fix'] if i%2 else ['write the fix']
    post('/v1/memories',{'task':f'{t} ({["staging","production"][i%2]})','steps':steps,'outcome':'success' if good else 'failure','reason':'' if good else 'the quota was exceeded','reflection':'check the quota first' if not good else 'reproducing it first saves time','tags':['shop','team-a'][:1+i%2]})
post('/v1/memories',{'fact':'Anna lives in Rome'}); post('/v1/memories',{'fact':'Anna lives in Oslo'}); post('/v1/memories',{'fact':'Anna prefers metric units'})
post('/v1/skills/consolidate',{})
post('/v1/skills',{'name':'roll back a release','steps':['stop the rollout','deploy {version}','watch the error rate'],'description':'when a release misbehaves','tags':['deploy']})
obs=[]
for i in range(400):
    x=rnd.random()<.5
    for (c,e,d,base,s) in [('reproduce first','task done',.35,.4,.45),('skip the review','incidents',.25,.2,.4),('pair programming','task done',.02,.6,.45)]:
        y=base+(d if x else 0)+rnd.gauss(0,s)
        obs.append({'id':f'{c[:4]}{i}','cause':c,'effect':e,'treated':x,'outcome':y,'propensity':.5,'context':{'service':['shop','search'][i%2]}})
for i in range(30): obs.append({'id':f'c{i}','cause':'coffee','effect':'task done','treated':True,'outcome':rnd.random()})
for i in range(0,len(obs),900): post('/v1/observations',{'observations':obs[i:i+900]})
for r,d,ex in [('sql','questions about tables and reports',['how many orders came in','count customers by country','sum of sales last month','average basket per week']),('code','changes to the program',['fix the login bug','rename this method','add a unit test','refactor the parser']),('docs','how something works',['how are writes made durable','what does efSearch do','explain the filter syntax','where is the store kept'])]:
    post('/v1/routes',{'id':r,'description':d,'cost':1}); post(f'/v1/routes/{r}/examples',{'examples':ex})
post('/v1/collections',{'collection':'colours','dimension':8})
post('/v1/collections/colours/vectors',{'vectors':[{'id':f'c{i}','vector':[rnd.gauss(0,1) for _ in range(8)],'metadata':{'n':i}} for i in range(900)]})
